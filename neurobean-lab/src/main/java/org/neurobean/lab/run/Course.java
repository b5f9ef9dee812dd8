package org.neurobean.lab.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.bean.InvalidValueException;
import org.neurobean.torch.Device;
import org.neurobean.torch.augment.Augmentation;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.settings.LearningRateSchedule;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * How a training is carried out: what makes a large network learn within an hour.
 *
 * @param schedule how the learning rate changes
 * @param augmentations how images are changed before each step, one after the other; none if they stay as they are
 * @param precision of convolutions
 * @param device where the network computes
 * @param threads of each operation, 1 or more; sums in another order have other last bits
 * @param trunk sha256 of the model whose layers before the last one are kept as they are; null if all layers learn
 */
@JsonSerialize(converter = CourseInFile.Writing.class)
@JsonDeserialize(converter = CourseInFile.Reading.class)
public record Course(
        LearningRateSchedule schedule,
        List<AugmentationSettings> augmentations,
        Precision precision,
        Device device,
        int threads,
        @Nullable String trunk) {

    /** The paper's: a constant rate, images as they are, float32, and one thread of the processor. */
    public static final Course PLAIN =
            new Course(LearningRateSchedule.CONSTANT, List.of(), Precision.FLOAT32, Device.CPU, 1, null);

    /** One cycle on changed images, on the processor, in bfloat16 if that is faster, with a thread for each core. */
    public static Course ofAnHour() {
        return ofAnHour(Device.CPU);
    }

    private static Course ofAnHour(Device device) {
        boolean half = device == Device.CUDA || Processor.gainsByBfloat16();
        return new Course(
                LearningRateSchedule.OneCycle.USUAL,
                List.of(AugmentationSettings.CropAndFlip.USUAL),
                half ? Precision.BFLOAT16 : Precision.FLOAT32,
                device,
                Runtime.getRuntime().availableProcessors(),
                null);
    }

    private static final int MOST_THREADS = 1024;

    /** Characters of a digest that tell models apart. */
    private static final int SHORT = 12;

    public Course {
        augmentations = List.copyOf(augmentations);
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

    /** The same for the last layer only, on the trunk of a model that was trained in such a course. */
    Course onTrunk(String model, Course ofModel) {
        return new Course(schedule, augmentations, ofModel.precision, device, ofModel.threads, model);
    }

    /** The same computed as another: a run that was begun on one machine continues in the same way on the next. */
    public Course computedAs(Course other) {
        return new Course(schedule, augmentations, other.precision, other.device, other.threads, trunk);
    }

    /** The same on another device, in the same precision; {@link #ofAnHour()} in the one that is faster there. */
    public Course on(Device other) {
        if (equals(ofAnHour(device))) {
            return ofAnHour(other);
        }
        return new Course(schedule, augmentations, precision, other, threads, trunk);
    }

    /** Whether the processor computes in bfloat16. */
    boolean needsBfloat16OfProcessor() {
        return device == Device.CPU && precision == Precision.BFLOAT16;
    }

    /** How images are changed before each step. */
    Augmentation augmentation() {
        return Augmentation.of(augmentations);
    }

    /** What differs from the paper's, for people; empty if nothing does. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (trunk != null) {
            differences.add("the last layer alone, on the frozen trunk of model " + trunk.substring(0, SHORT));
        }
        if (!schedule.equals(LearningRateSchedule.CONSTANT)) {
            differences.add("learning rate in " + schedule.description());
        }
        if (!augmentations.isEmpty()) {
            differences.add("images changed by " + augmentation().description());
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
