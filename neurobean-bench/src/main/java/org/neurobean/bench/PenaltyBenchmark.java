package org.neurobean.bench;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.neurobean.torch.Engine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The penalty of all dense layers of a network, beside the penalty as printed and the layers' own products; for
 * ratios of whole steps on a noisy machine see {@link StepRatios}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("try") // scopes act until they are closed
public class PenaltyBenchmark {

    @Param({"LENET5", "MLP"})
    public DenseCase.Shape shape = DenseCase.Shape.LENET5;

    @Param({"1", "100"})
    public int samples;

    @Param({"1", "2"})
    public int order;

    private DenseCase layers;

    @Setup
    public void setUp() {
        Engine.start();
        layers = new DenseCase(shape, samples, order);
    }

    @Benchmark
    public double closedForm() {
        try (PointerScope scope = new PointerScope()) {
            return layers.penalty();
        }
    }

    @Benchmark
    public double asPrinted() {
        try (PointerScope scope = new PointerScope()) {
            return layers.literal();
        }
    }

    @Benchmark
    public double productsOfTheLayers() {
        try (PointerScope scope = new PointerScope()) {
            return layers.products();
        }
    }

    @TearDown
    public void tearDown() {
        layers.close();
    }
}
