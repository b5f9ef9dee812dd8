package org.neurobean.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neurobean.torch.Device;
import org.neurobean.torch.nn.Architecture.Precision;

/** Where and in what a training is carried out. */
final class CourseTest {

    @Test
    void aCourseOfAnHourTakesThePrecisionThatIsFasterThere() {
        Course onCard = Course.ofAnHour().on(Device.CUDA);
        assertThat(onCard.precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(onCard.device()).isEqualTo(Device.CUDA);
        assertThat(onCard.schedule()).isEqualTo(Course.ofAnHour().schedule());
        assertThat(onCard.on(Device.CPU)).isEqualTo(Course.ofAnHour());
    }

    @Test
    void thePapersCourseKeepsItsPrecision() {
        Course onCard = Course.PLAIN.on(Device.CUDA);
        assertThat(onCard.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(onCard.differences()).containsExactly("on a CUDA card");
        assertThat(onCard.on(Device.CPU)).isEqualTo(Course.PLAIN);
    }
}
