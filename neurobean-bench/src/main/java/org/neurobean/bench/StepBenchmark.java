package org.neurobean.bench;

import java.util.concurrent.TimeUnit;
import org.neurobean.bench.Contestant.Kind;
import org.neurobean.torch.Engine;
import org.neurobean.torch.train.Examples;
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

/** One training step, by network, batch size and penalty. For ratios on a noisy machine see {@link StepRatios}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StepBenchmark {

    @Param({"LENET5", "MLP"})
    public Kind network = Kind.LENET5;

    @Param({"1", "100"})
    public int batch;

    /** 0 is plain. */
    @Param({"0", "1", "2"})
    public int order;

    private Examples digits;
    private Contestant own;
    private Contestant engine;

    @Setup
    public void setUp() {
        Engine.start();
        digits = Batches.digits();
        own = Contestant.own(network, order, digits, batch);
        engine = Contestant.engine(network, 0, digits, batch);
    }

    @Benchmark
    public void step() {
        own.step();
    }

    /** The engine's own convolutions and Adam, without a penalty: the same for every order. */
    @Benchmark
    public void plainStepOfTheEngine() {
        engine.step();
    }

    @TearDown
    public void tearDown() {
        own.close();
        engine.close();
        digits.close();
    }
}
