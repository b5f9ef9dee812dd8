package org.neurobean.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.neurobean.torch.nn.Architectures;
import org.neurobean.torch.nn.Initialization;
import org.neurobean.torch.nn.Network;

/** Devices: what is available is used as it is, and what is missing is reported; a card itself is not available here. */
final class DeviceTest {

    @Test
    void whatIsThereIsNotCopied() {
        Engine.start();
        try (PointerScope scope = new PointerScope()) {
            Tensor numbers = torch.ones(3);
            assertThat(Device.of(numbers)).isEqualTo(Device.CPU);
            assertThat(Device.CPU.bring(numbers)).isSameAs(numbers);
        }
    }

    @Test
    void withoutACudaBuildTheEngineIsNamedAndTheNetworkStaysWhole() {
        Assumptions.assumeFalse(torch.hasCUDA(), "this engine is built for CUDA");
        try (Network network = Network.of(Architectures.leNet5(1, 10), Initialization.of(new Randomness(1)));
                Network same = Network.of(Architectures.leNet5(1, 10), Initialization.of(new Randomness(1)))) {
            assertThatThrownBy(() -> network.moveTo(Device.CUDA))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Engine.version())
                    .hasMessageContaining("not built for CUDA");
            assertThat(network.device()).isEqualTo(Device.CPU);
            network.moveTo(Device.CPU);
            network.state().forEach((name, tensor) -> assertThat(
                            tensor.equal(same.state().get(name)))
                    .as(name)
                    .isTrue());
        }
    }
}
