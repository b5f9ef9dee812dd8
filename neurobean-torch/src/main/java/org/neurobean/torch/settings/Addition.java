package org.neurobean.torch.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What can be added to a plain training: a regularizer, or an augmentation of the images. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegularizerSettings.Bean.class, name = "bean"),
    @JsonSubTypes.Type(value = RegularizerSettings.Dropout.class, name = "dropout"),
    @JsonSubTypes.Type(value = RegularizerSettings.WeightDecay.class, name = "weight-decay"),
    @JsonSubTypes.Type(value = RegularizerSettings.L1.class, name = "l1"),
    @JsonSubTypes.Type(value = RegularizerSettings.DeCov.class, name = "decov"),
    @JsonSubTypes.Type(value = RegularizerSettings.GroupLasso.class, name = "group-lasso"),
    @JsonSubTypes.Type(value = RegularizerSettings.Orthogonality.class, name = "orthogonality"),
    @JsonSubTypes.Type(value = AugmentationSettings.Distortion.class, name = "distortion"),
    @JsonSubTypes.Type(value = AugmentationSettings.CropAndFlip.class, name = "crop-flip")
})
public sealed interface Addition permits RegularizerSettings, AugmentationSettings {

    /** One line for people, such as {@code BEAN-2, alpha 300 (code scale)}. */
    String description();
}
