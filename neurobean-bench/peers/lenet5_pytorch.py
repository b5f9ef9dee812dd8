"""A training step of LeNet-5 in eager PyTorch, as its users write it, for comparison with neurobean's.

Batch 1, Adam at 5e-4, one thread, plain and with BEAN-2 at alpha 100 in the authors' scale. The penalty is the closed form
of Eq. 1 with the neuron correlation A in full, N x N, differentiated by autograd; no S x N x N tensor is made.

    python3 neurobean-bench/peers/lenet5_pytorch.py [rounds] [steps]

Prints the median CPU microseconds of a step over rounds in which both take turns, with the quartiles. Needs PyTorch.
"""

import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


class LeNet5(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        h1 = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)  # [S x 400]
        h2 = F.relu(self.fc1(h1))  # [S x 120]
        h3 = F.relu(self.fc2(h2))  # [S x 84]
        return self.fc3(h3), (h1, h2, h3)


def bean_2(h, weight):
    """1/(S N^2) sum_s sum_ij A_ij (h_si - h_sj)^2 = 2/(S N^2) sum_s (deg . h_s^2 - h_s' A h_s), A = (F F')^2."""
    samples, neurons = h.shape
    f = torch.tanh(weight).abs()  # [M x N]
    a = (f.t() @ f) ** 2  # [N x N]
    total = (h * h) @ a.sum(0) - ((h @ a) * h).sum(1)  # [S]
    return 2 * total.sum() / (samples * neurons * neurons)


class Training:
    def __init__(self, alpha):
        torch.manual_seed(0)
        self.alpha = alpha
        self.network = LeNet5()
        self.adam = torch.optim.Adam(self.network.parameters(), lr=5e-4)
        # What is in the images does not matter to the time; a hundred of them, with strokes of about a digit's size.
        self.images = (torch.rand(100, 1, 28, 28) > 0.8).float()
        self.labels = torch.randint(0, 10, (100,))
        self.made = 0

    def step(self):
        at = self.made % 100
        self.made += 1
        scores, entering = self.network(self.images[at : at + 1])
        loss = F.cross_entropy(scores, self.labels[at : at + 1])
        if self.alpha:
            dense = (self.network.fc1, self.network.fc2, self.network.fc3)
            for h, layer in zip(entering, dense):
                loss = loss + self.alpha * bean_2(h, layer.weight)
        self.adam.zero_grad()
        loss.backward()
        self.adam.step()


def quantile(values, share):
    return sorted(values)[round(share * (len(values) - 1))]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    steps = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    flush = "flush" in sys.argv[3:]  # denormal numbers count as 0, which is not PyTorch's default
    torch.set_num_threads(1)
    torch.set_flush_denormal(flush)
    trainings = {"plain": Training(0), "BEAN-2": Training(100)}
    times = {name: [] for name in trainings}
    for r in range(-3, rounds):
        for name, training in trainings.items():
            start = time.process_time()
            for _ in range(steps):
                training.step()
            if r >= 0:
                times[name].append((time.process_time() - start) / steps * 1e6)
    print(f"PyTorch {torch.__version__}, one thread, batch 1")
    for name, measured in times.items():
        quartiles = f"{quantile(measured, 0.25):.0f} to {quantile(measured, 0.75):.0f}"
        print(f"{name} {quantile(measured, 0.5):.0f} us ({quartiles})")


if __name__ == "__main__":
    main()
