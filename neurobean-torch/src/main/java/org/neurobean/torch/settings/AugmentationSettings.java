package org.neurobean.torch.settings;

import org.neurobean.bean.InvalidValueException;

/**
 * A random change of images that keeps their class, as plain data. {@code org.neurobean.torch.augment.Augmentation.of} makes of
 * it what a training takes.
 */
public sealed interface AugmentationSettings extends Addition {

    /** Treats each kind in its way. */
    <T> T accept(Visitor<T> visitor);

    /** A method for each kind. */
    interface Visitor<T> {

        T distortion(Distortion settings);

        T cropAndFlip(CropAndFlip settings);
    }

    /**
     * A small affine map and an elastic one (Simard et al. 2003), drawn anew each time that an image is met.
     *
     * @param rotation standard deviation in degrees, 0 or more
     * @param scale standard deviation of the logarithm of the scale, 0 or more
     * @param shear standard deviation, 0 or more
     * @param shift standard deviation in pixels, 0 or more
     * @param elastic root mean square displacement in pixels, 0 for none
     * @param smoothness standard deviation of the Gaussian that smooths displacements, in pixels, above 0
     */
    record Distortion(double rotation, double scale, double shear, double shift, double elastic, double smoothness)
            implements AugmentationSettings {

        public Distortion {
            Ranges.deviation("rotation", rotation);
            Ranges.deviation("scale", scale);
            Ranges.deviation("shear", shear);
            Ranges.deviation("shift", shift);
            Ranges.deviation("elastic", elastic);
            if (!(smoothness > 0) || Double.isInfinite(smoothness)) {
                throw InvalidValueException.of("smoothness", "a finite number above 0", smoothness);
            }
            if (rotation + scale + shear + shift + elastic == 0) {
                throw new InvalidValueException("distortion", "change something", "all of its deviations are 0");
            }
        }

        /** About as much as a digit bears; found by first trials on tuning draws of MNIST with one shot. */
        public static Distortion strong() {
            return new Distortion(15, 0.15, 0.2, 1, 2, 3);
        }

        /** A mild one, times a factor. */
        public static Distortion mild(double factor) {
            return new Distortion(8 * factor, 0.08 * factor, 0.1 * factor, factor, factor, 4);
        }

        @Override
        public String description() {
            return "distortion (rotation " + Numbers.plain(rotation) + "\u00b0, scale " + Numbers.plain(scale)
                    + ", shear " + Numbers.plain(shear) + ", shift " + Numbers.plain(shift) + ", elastic "
                    + Numbers.plain(elastic) + ")";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.distortion(this);
        }
    }

    /**
     * Images are moved by whole pixels, with zeros moving in, and mirrored or not.
     *
     * @param padding pixels by which an image moves at most, in each direction, 1 or more
     */
    record CropAndFlip(int padding) implements AugmentationSettings {

        /** What is usual for images of 32 x 32 (He et al. 2016). */
        public static final CropAndFlip USUAL = new CropAndFlip(4);

        public CropAndFlip {
            if (padding < 1) {
                throw InvalidValueException.of("padding", "1 pixel or more", padding);
            }
        }

        @Override
        public String description() {
            return "random crop with padding " + padding + ", horizontal flip";
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.cropAndFlip(this);
        }
    }
}
