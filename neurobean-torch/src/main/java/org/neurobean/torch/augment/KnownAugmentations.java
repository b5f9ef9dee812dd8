package org.neurobean.torch.augment;

import org.neurobean.torch.settings.AugmentationSettings;

/** What each kind of settings becomes at work. */
final class KnownAugmentations implements AugmentationSettings.Visitor<Augmentation> {

    @Override
    public Augmentation distortion(AugmentationSettings.Distortion settings) {
        return new ElasticDistortion(settings);
    }

    @Override
    public Augmentation cropAndFlip(AugmentationSettings.CropAndFlip settings) {
        return new RandomCrop(settings.padding()).then(new HorizontalFlip());
    }
}
