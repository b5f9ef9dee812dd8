"""Training steps of ResNet-18 for 32 x 32 images in eager PyTorch, for comparison with neurobean's.

Batches of 128, Adam, plain and with BEAN-2 on the pooled 512 -> 10 layer, in float32 and with bfloat16 autocast and channels last.
The penalty is the closed form of Eq. 1 with the neuron correlation A in full, N x N, differentiated by autograd.

    python3 neurobean-bench/peers/resnet18_pytorch.py [threads] [steps] [float32|bfloat16]

Prints the median images a second over the steps, with the quartiles. Name a precision where the processor has no instructions for
bfloat16, in which a step then takes minutes. Needs PyTorch.
"""

import sys
import time

import torch
from lenet5_pytorch import bean_2
from torch import nn
from torch.nn import functional as F

BATCH = 128
PRECISIONS = ["float32", "bfloat16"]


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.downsample = None
        if stride != 1:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        h = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(h + (x if self.downsample is None else self.downsample(x)))


class ResNet18(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 64, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        blocks = []
        inputs = 64
        for outputs, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
            blocks += [Block(inputs, outputs, stride), Block(outputs, outputs, 1)]
            inputs = outputs
        self.blocks = nn.Sequential(*blocks)
        self.fc = nn.Linear(512, 10)

    def forward(self, x):
        h = self.blocks(F.relu(self.bn1(self.conv1(x)))).mean((2, 3))  # [S x 512]
        return self.fc(h), h


def images_a_second(alpha, half, steps):
    torch.manual_seed(0)
    network = ResNet18()
    images = torch.rand(BATCH, 3, 32, 32) * 2 - 1
    if half:
        network = network.to(memory_format=torch.channels_last)
        images = images.to(memory_format=torch.channels_last)
    labels = torch.randint(0, 10, (BATCH,))
    adam = torch.optim.Adam(network.parameters(), lr=1e-3)
    rates = []
    for step in range(steps + 2):
        start = time.perf_counter()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
            scores, pooled = network(images)
        loss = F.cross_entropy(scores.float(), labels)
        if alpha:
            loss = loss + alpha * bean_2(pooled.float(), network.fc.weight)
        adam.zero_grad()
        loss.backward()
        adam.step()
        if step >= 2:
            rates.append(BATCH / (time.perf_counter() - start))
    rates.sort()
    return rates[len(rates) // 4], rates[len(rates) // 2], rates[3 * len(rates) // 4]


def main():
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    asked = sys.argv[3:] or PRECISIONS
    if not set(asked) <= set(PRECISIONS):
        sys.exit("the third argument is float32 or bfloat16, not " + " ".join(asked))
    torch.set_num_threads(threads)
    print(f"PyTorch {torch.__version__}, {threads} threads, batches of {BATCH}")
    for precision in asked:
        for alpha in (0, 1000):
            low, middle, high = images_a_second(alpha, precision == "bfloat16", steps)
            name = precision + (", BEAN-2" if alpha else ", plain")
            print(f"{name} {middle:.1f} images a second ({low:.1f} to {high:.1f})", flush=True)


if __name__ == "__main__":
    main()
