package org.neurobean.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurobean.torch.Engine;

/** A wrong option is one line that names it and says what is right, status 2, and nothing is made. */
final class RefusedOptionsTest {

    @TempDir
    Path home;

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses a value out of its range, naming the constraint and the value")
    @CsvSource(delimiter = '|', textBlock = """
                    --bean 1 --alpha 0             | --alpha must be from 1e-30 to 1e30, which single precision holds, but is 0.0
                    --bean 1 --alpha -1            | --alpha must be from 1e-30 to 1e30, which single precision holds, but is -1.0
                    --bean 1 --alpha NaN           | --alpha must be from 1e-30 to 1e30, which single precision holds, but is NaN
                    --bean 1 --alpha Infinity      | --alpha must be from 1e-30 to 1e30, which single precision holds, but is Infinity
                    --bean 1 --alpha 1e39          | --alpha must be from 1e-30 to 1e30, which single precision holds, but is 1.0E39
                    --bean 1 --alpha 1e-50         | --alpha must be from 1e-30 to 1e30, which single precision holds, but is 1.0E-50
                    --l1 1e200                     | --l1 must be from 1e-30 to 1e30
                    --weight-decay 1e200           | --weight-decay must be from 1e-30 to 1e30
                    --lr 1e200                     | the learning rate must be from 1.0E-30 to 1.0E30
                    --bean 2 --alpha 1,0           | --alpha must be from 1e-30 to 1e30, which single precision holds, but is 0.0
                    --bean 1 --alpha 1 --gamma 0   | gamma must be a finite number above 0, but is 0.0
                    --bean 1 --alpha 1 --gamma -2  | gamma must be a finite number above 0, but is -2.0
                    --bean 1 --alpha 1 --gamma NaN | gamma must be a finite number above 0, but is NaN
                    --bean 0 --alpha 1             | order must be 1 or more (1 for BEAN-1, 2 for BEAN-2), but is 0
                    --batch 0                      | the batch size must be 1 or more, but is 0
                    --batch -5                     | the batch size must be 1 or more, but is -5
                    --epochs 0                     | the number of epochs must be 1 or more, but is 0
                    --lr 0                         | the learning rate must be a finite number above 0, but is 0.0
                    --lr NaN                       | the learning rate must be a finite number above 0, but is NaN
                    --dropout 1                    | --dropout must be above 0 and below 1, but is 1.0
                    --dropout 0                    | --dropout must be above 0, but is 0.0
                    --dropout NaN                  | --dropout must be above 0, but is NaN
                    --l1 0                         | --l1 must be above 0, but is 0.0
                    --l1 Infinity                  | --l1 must be from 1e-30 to 1e30, which single precision holds, but is Infinity
                    --weight-decay 0               | --weight-decay must be above 0, but is 0.0
                    --weight-decay -1              | --weight-decay must be above 0, but is -1.0
                    --until-converged 0            | --until-converged must be above 0, but is 0.0
                    --until-converged 1            | the tolerance of convergence must be above 0 and below 1, but is 1.0
                    --patience 0 --validation 50   | --patience must be 1 epoch or more, but is 0
                    --train-images 0               | --train-images must be 1 or more, but is 0
                    --train-images 10001           | --train-images must be from 1 to 10000, the size of digits, but is 10001
                    --validation 200               | --validation must be from 0 to 199, so that an image is left to train on, but is 200
                    --validation -1                | --validation must be from 0 to 199, so that an image is left to train on, but is -1
                    --threads 0                    | --threads must be from 1 to 1024, but is 0
                    --max-time 0                   | --max-time must be above 0 minutes, but is 0.0
                    --checkpoint-minutes 0         | --checkpoint-minutes must be above 0, but is 0.0
                    --checkpoint-minutes NaN       | --checkpoint-minutes must be above 0, but is NaN
                    --hidden 0                     | each 1 or more, but are [784, 0, 10]
                    """)
    void valuesOutOfRange(String options, String message) {
        assertThat(refused(options)).contains(message);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses an option that would be silently without effect, saying what it needs")
    @CsvSource(delimiter = '|', textBlock = """
                    --bean 1                       | --bean needs --alpha
                    --alpha 1                      | are for BEAN; add --bean 1 or --bean 2
                    --gamma 2                      | are for BEAN; add --bean 1 or --bean 2
                    --alpha-scale code             | are for BEAN; add --bean 1 or --bean 2
                    --divergence absolute          | are for BEAN; add --bean 1 or --bean 2
                    --bean-layers fc2              | are for BEAN; add --bean 1 or --bean 2
                    --l1-on-biases                 | --l1-on-biases needs --l1
                    --decoupled                    | --decoupled needs --weight-decay
                    --dropout-at-test              | --dropout-at-test needs --dropout
                    --model lenet5 --hidden 16     | --hidden is for --model mlp; lenet5 has fixed widths
                    --model lenet5 --precision bfloat16 | the precision bfloat16 is for the model resnet18; lenet5 computes in float32
                    --model resnet18 --hidden 16   | --hidden is for --model mlp; resnet18 has fixed widths
                    --schedule one-cycle --until-converged | --schedule one-cycle needs to know its last epoch
                    --freeze-trunk                 | --from and --freeze-trunk need each other
                    --from runs/x                  | --from and --freeze-trunk need each other
                    --from runs/x --freeze-trunk     | --model cannot be combined with --freeze-trunk
                    --patience 3                   | --patience needs images held out: add --validation
                    --patience 3 --validation 50 --until-converged | --patience and --until-converged exclude each other
                    """)
    void optionsWithoutEffect(String options, String message) {
        assertThat(refused(options)).contains(message);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("refuses what does not exist, naming what does")
    @CsvSource(delimiter = '|', textBlock = """
                    --dataset minst                | mnist
                    --dataset MNIST2               | fashion-mnist
                    --model lenet                  | unknown model 'lenet': must be one of lenet5, mlp, resnet18
                    --bean 1 --alpha 1 --bean-layers fc9     | asked for dense layer fc9, but mlp has [fc1, fc2]
                    --bean 1 --alpha 1 --bean-layers fc2,fc2 | --bean-layers must name each layer once, but are fc2, fc2
                    --bean 1 --alpha 1 --divergence cosine   | expected one of [SQUARED, ABSOLUTE]
                    --bean 1 --alpha 1 --alpha-scale mine    | expected one of [PAPER, CODE]
                    --bean one --alpha 1           | 'one' is not an int
                    --schedule linear              | --schedule must be constant or one-cycle, but is linear
                    --augment rotate               | --augment must be none or crop-flip, but is rotate
                    --precision half               | --precision must be float32 or bfloat16, but is half
                    --device gpu                   | --device must be cpu or cuda, but is gpu
                    --batch 1e3                    | '1e3' is not an int
                    --seed x                       | 'x' is not a long
                    --learning-rate 1              | '--learning-rate'
                    """)
    void unknownNames(String options, String message) {
        assertThat(refused(options)).contains(message);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a regularizer that was asked for is never silently off")
    @CsvSource(delimiter = '|', textBlock = """
                    --hidden , --bean 1 --alpha 1  | BEAN needs a dense layer whose inputs are neurons, and mlp has none
                    --hidden , --dropout 0.5       | dropout needs a dense layer whose inputs are neurons, and mlp has none
                    --bean 1 --alpha 1,2           | there are 2 alphas for the 1 dense layers [fc2]
                    --bean 1 --alpha 1,2,3 --bean-layers fc1,fc2 | there are 3 alphas for 2 layers
                    --model lenet5 --bean 1 --alpha 1,2          | there are 2 alphas for the 3 dense layers [fc1, fc2, fc3]
                    """)
    void regularizersWithoutLayers(String options, String message) {
        assertThat(refused(options)).contains(message);
    }

    @Test
    void aCardNeedsTheEngineThatIsBuiltForIt() {
        Assumptions.assumeFalse(torch.hasCUDA(), "this engine is built for CUDA");
        assertThat(refused("--device cuda"))
                .startsWith(
                        "--device cuda: the engine that was loaded, " + Engine.version() + ", is not built for CUDA")
                .contains("NEUROBEAN_ENGINE=cuda")
                .endsWith("or leave out --device");
    }

    @Test
    void anUnknownCommandGetsTheClosestOne() {
        assertThat(Ran.command("trian").refusal()).startsWith("there is no command 'trian'; did you mean train?");
        assertThat(Ran.command("data", "fletch").refusal())
                .startsWith("there is no command 'fletch'; did you mean fetch");
        assertThat(Ran.command("--foo").refusal()).startsWith("Unknown option: '--foo'");
        assertThat(Ran.command().refusal()).startsWith("a command is missing");
    }

    @Test
    void whatIsRequiredIsNamed() {
        assertThat(Ran.command("train", "--dataset", "digits").refusal()).contains("--out");
        assertThat(Ran.command("train", "--out", home.resolve("run").toString()).refusal())
                .contains("--dataset");
        assertThat(Ran.command("evaluate").refusal()).contains("RUN");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("the quickstart refuses in the same way")
    @CsvSource(delimiter = '|', textBlock = """
                    --epochs 0                          | the number of epochs must be 1 or more, but is 0
                    --train-images 0                    | --train-images must be 1 or more, but is 0
                    --train-images 10001 --dataset digits | --train-images must be from 1 to 10000
                    --dataset minst                     | mnist
                    """)
    void quickstart(String options, String message) {
        Path out = home.resolve("quick");
        String words = "quickstart --out " + out + " " + options;
        assertThat(Ran.command(words.split(" ")).refusal()).contains(message);
        assertThat(out).doesNotExist();
    }

    private String refused(String options) {
        Path out = home.resolve("run");
        String refusal = Ran.train(out, options.split(" ")).refusal();
        assertThat(Files.exists(out)).as("nothing is made").isFalse();
        return refusal;
    }
}
