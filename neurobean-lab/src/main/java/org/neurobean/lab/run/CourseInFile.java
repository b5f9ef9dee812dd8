package org.neurobean.lab.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neurobean.io.Json;
import org.neurobean.torch.Device;
import org.neurobean.torch.nn.Architecture.Precision;
import org.neurobean.torch.settings.AugmentationSettings;
import org.neurobean.torch.settings.LearningRateSchedule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.databind.util.StdConverter;

/**
 * A {@link Course} as it stands in {@code run.json}: the usual schedules and augmentations by a name, others with their settings.
 *
 * @param schedule {@code CONSTANT}, {@code ONE_CYCLE}, or an object
 * @param augmentation {@code NONE}, {@code CROP_FLIP}, or a list of objects
 */
record CourseInFile(
        JsonNode schedule,
        JsonNode augmentation,
        Precision precision,
        Device device,
        int threads,
        @Nullable String trunk) {

    private static final String CONSTANT = "CONSTANT";
    private static final String ONE_CYCLE = "ONE_CYCLE";
    private static final String NONE = "NONE";
    private static final String CROP_FLIP = "CROP_FLIP";

    private static final List<AugmentationSettings> USUAL = List.of(AugmentationSettings.CropAndFlip.USUAL);
    private static final JsonMapper JSON = Json.plain();

    static CourseInFile of(Course course) {
        return new CourseInFile(
                schedule(course.schedule()),
                augmentation(course.augmentations()),
                course.precision(),
                course.device(),
                course.threads(),
                course.trunk());
    }

    private static JsonNode schedule(LearningRateSchedule schedule) {
        if (schedule.equals(LearningRateSchedule.CONSTANT)) {
            return StringNode.valueOf(CONSTANT);
        }
        return schedule.equals(LearningRateSchedule.OneCycle.USUAL)
                ? StringNode.valueOf(ONE_CYCLE)
                : JSON.valueToTree(schedule);
    }

    private static JsonNode augmentation(List<AugmentationSettings> augmentations) {
        if (augmentations.isEmpty()) {
            return StringNode.valueOf(NONE);
        }
        // An array tells the kind of its elements, a list does not.
        return augmentations.equals(USUAL)
                ? StringNode.valueOf(CROP_FLIP)
                : JSON.valueToTree(augmentations.toArray(AugmentationSettings[]::new));
    }

    Course course() {
        return new Course(readSchedule(), readAugmentations(), precision, device, threads, trunk);
    }

    private LearningRateSchedule readSchedule() {
        return switch (schedule.asString("")) {
            case CONSTANT -> LearningRateSchedule.CONSTANT;
            case ONE_CYCLE -> LearningRateSchedule.OneCycle.USUAL;
            default -> JSON.treeToValue(schedule, LearningRateSchedule.class);
        };
    }

    private List<AugmentationSettings> readAugmentations() {
        return switch (augmentation.asString("")) {
            case NONE -> List.of();
            case CROP_FLIP -> USUAL;
            default -> List.of(JSON.treeToValue(augmentation, AugmentationSettings[].class));
        };
    }

    /** To the file. */
    static final class Writing extends StdConverter<Course, CourseInFile> {
        @Override
        public CourseInFile convert(Course course) {
            return of(course);
        }
    }

    /** From the file. */
    static final class Reading extends StdConverter<CourseInFile, Course> {
        @Override
        public Course convert(CourseInFile file) {
            return file.course();
        }
    }
}
