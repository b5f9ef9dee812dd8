package org.neurobean.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.torch.Device;
import org.neurobean.torch.augment.Augmentation;
import org.neurobean.torch.augment.HorizontalFlip;
import org.neurobean.torch.augment.RandomCrop;
import org.neurobean.torch.nn.ResNet18;
import org.neurobean.torch.train.LearningRateSchedule;

/**
 * How a training is carried out: what makes a large network learn within an hour.
 *
 * @param schedule how the learning rate changes
 * @param augmentation how images are changed before each step
 * @param precision of convolutions
 * @param device where the network computes
 * @param threads of each operation, 1 or more; sums in another order have other last bits
 * @param trunk sha256 of the model whose layers before the last one are kept as they are; null where all layers learn
 */
public record Course(
        Schedule schedule,
        Change augmentation,
        Precision precision,
        Device device,
        int threads,
        @Nullable String trunk) {

    /** The paper's: a constant rate, images as they are, float32, and one thread of the processor. */
    public static final Course PLAIN =
            new Course(Schedule.CONSTANT, Change.NONE, Precision.FLOAT32, Device.CPU, 1, null);

    /** One cycle on changed images, on the processor, in bfloat16 where it gains by it, with a thread for each core. */
    public static Course ofAnHour() {
        return ofAnHour(Device.CPU);
    }

    private static Course ofAnHour(Device device) {
        boolean half = device == Device.CUDA || Processor.gainsByBfloat16();
        return new Course(
                Schedule.ONE_CYCLE,
                Change.CROP_FLIP,
                half ? Precision.BFLOAT16 : Precision.FLOAT32,
                device,
                Runtime.getRuntime().availableProcessors(),
                null);
    }

    /** Pixels by which an image of 32 x 32 is moved at most. */
    private static final int PADDING = 4;

    private static final int MOST_THREADS = 1024;

    /** Characters of a digest that tell models apart. */
    private static final int SHORT = 12;

    /** How the learning rate changes. */
    public enum Schedule {
        CONSTANT,
        ONE_CYCLE
    }

    /** How images are changed before each step. */
    public enum Change {
        NONE,
        /** Moved by up to 4 pixels, and mirrored or not. */
        CROP_FLIP
    }

    /** In what convolutions compute. */
    public enum Precision {
        FLOAT32,
        BFLOAT16
    }

    public Course {
        if (threads < 1 || threads > MOST_THREADS) {
            throw InvalidValueException.of("threads", "from 1 to " + MOST_THREADS, threads);
        }
    }

    /**
     * Checks that networks can compute there.
     *
     * @throws DeviceException if the engine is not built for the device, or finds none
     */
    public static void require(Device device) {
        try {
            device.require();
        } catch (IllegalStateException e) {
            throw new DeviceException(device, String.valueOf(e.getMessage()), e);
        }
    }

    /** The same for the last layer alone, on the trunk of a model that was trained in such a course. */
    Course onTrunk(String model, Course ofModel) {
        return new Course(schedule, augmentation, ofModel.precision, device, ofModel.threads, model);
    }

    /** The same computed as another: a run that was begun on one machine goes on alike on the next. */
    public Course computedAs(Course other) {
        return new Course(schedule, augmentation, other.precision, other.device, other.threads, trunk);
    }

    /** The same on another device, in the same precision; {@link #ofAnHour()} in the one that is faster there. */
    public Course on(Device other) {
        if (equals(ofAnHour(device))) {
            return ofAnHour(other);
        }
        return new Course(schedule, augmentation, precision, other, threads, trunk);
    }

    /** Whether the processor computes in bfloat16. */
    boolean needsBfloat16OfProcessor() {
        return device == Device.CPU && precision == Precision.BFLOAT16;
    }

    LearningRateSchedule rates() {
        return switch (schedule) {
            case CONSTANT -> LearningRateSchedule.CONSTANT;
            case ONE_CYCLE -> LearningRateSchedule.OneCycle.USUAL;
        };
    }

    Augmentation change() {
        return switch (augmentation) {
            case NONE -> Augmentation.NONE;
            case CROP_FLIP -> new RandomCrop(PADDING).then(new HorizontalFlip());
        };
    }

    ResNet18.Precision ofNetwork() {
        return switch (precision) {
            case FLOAT32 -> ResNet18.Precision.FULL;
            case BFLOAT16 -> ResNet18.Precision.BFLOAT16;
        };
    }

    /** What differs from the paper's, for people; empty where nothing does. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (trunk != null) {
            differences.add("the last layer alone, on the frozen trunk of model " + trunk.substring(0, SHORT));
        }
        if (schedule != Schedule.CONSTANT) {
            differences.add("learning rate in " + rates().description());
        }
        if (augmentation != Change.NONE) {
            differences.add("images changed by " + change().description());
        }
        if (precision != Precision.FLOAT32) {
            differences.add("convolutions in bfloat16");
        }
        if (device != Device.CPU) {
            differences.add("on a CUDA card");
        }
        if (threads != 1) {
            differences.add(threads + " threads");
        }
        return differences;
    }
}
