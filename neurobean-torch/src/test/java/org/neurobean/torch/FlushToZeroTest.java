package org.neurobean.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subnormal numbers are 0 while the mode is open, and only then. */
final class FlushToZeroTest {

    @BeforeEach
    void needAProcessorThatHasTheMode() {
        Engine.start();
        Assumptions.assumeTrue(Context.setFlushDenormal(true), "this processor has no such mode");
        Context.setFlushDenormal(false);
    }

    @AfterEach
    void leaveTheModeOff() {
        Context.setFlushDenormal(false);
    }

    /** 1e-30 * factor in float32. */
    private static float product(double factor) {
        try (PointerScope scope = new PointerScope()) {
            return Tensor.create(1e-30f).mul(new Scalar(factor)).item_float();
        }
    }

    private static float subnormal() {
        return product(1e-10);
    }

    @Test
    void subnormalNumbersAreZeroWithinAndStayAfterwards() {
        assertThat(subnormal()).isEqualTo(1e-40f);
        try (FlushToZero flush = new FlushToZero()) {
            assertThat(subnormal()).isZero();
        }
        assertThat(subnormal()).isEqualTo(1e-40f);
    }

    @Test
    void normalNumbersKeepTheirBits() {
        float outside = product(1e-7);
        try (FlushToZero flush = new FlushToZero()) {
            assertThat(product(1e-7)).isEqualTo(outside).isPositive();
        }
    }

    @Test
    void anInnerOneDoesNotEndTheModeOfTheOuterOne() {
        try (FlushToZero outer = new FlushToZero()) {
            FlushToZero inner = new FlushToZero();
            assertThat(subnormal()).isZero();
            inner.close();
            assertThat(subnormal()).isZero();
            inner.close(); // once more, which does nothing
            assertThat(subnormal()).isZero();
        }
        assertThat(subnormal()).isEqualTo(1e-40f);
    }

    @Test
    void endsIfTheWorkFails() {
        assertThatThrownBy(() -> {
                    try (FlushToZero flush = new FlushToZero()) {
                        throw new IllegalStateException("the work failed with " + subnormal());
                    }
                })
                .hasMessage("the work failed with 0.0");
        assertThat(subnormal()).isEqualTo(1e-40f);
    }
}
