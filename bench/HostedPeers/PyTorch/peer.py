"""libtorch through Python, for systems where TorchSharp's library does not load. Speaks the protocol of Hosting/PeerHost.cs."""
import array
import sys
import time

try:
    import torch
    from torch import nn
except Exception as error:  # any failure to load is the reason to report
    print("missing", error, flush=True)
    sys.exit()

ACTIVATIONS = {"Sigmoid": nn.Sigmoid, "Tanh": nn.Tanh, "Relu": nn.ReLU, "Softmax": lambda: nn.Softmax(1)}


class Problem:
    def __init__(self, words):
        self.folder, self.kind, rows, batches, sizes, hidden, output, self.loss = words
        self.rows, self.batches = int(rows), int(batches)
        self.sizes = [int(size) for size in sizes.split(",")]
        self.network = self.build(hidden, output)
        self.inputs = self.split("inputs", "f", self.sizes[0])
        if self.kind == "Forward":
            return
        self.labels = self.loss == "CrossEntropy"
        self.targets = self.split("labels", "i", 1) if self.labels else self.split("targets", "f", self.sizes[-1])
        if self.labels:
            self.targets = [target.flatten().long() for target in self.targets]
        self.criterion = {
            "CrossEntropy": nn.CrossEntropyLoss(),
            "MeanSquaredError": nn.MSELoss(),
            "Quadratic": lambda output, target: (output - target).square().sum() * (0.5 / self.rows),
        }[self.loss]
        parameters = self.network.parameters()
        self.optimizer = torch.optim.Adam(parameters, 1e-4) if self.kind == "Adam" else torch.optim.SGD(parameters, 0.01)

    def read(self, name, code):
        with open(f"{self.folder}/{name}", "rb") as file:
            return torch.tensor(array.array(code, file.read()))

    def split(self, name, code, per_row):
        return [batch.clone() for batch in self.read(name, code).reshape(self.batches, self.rows, per_row)]

    def build(self, hidden, output):
        values, position, modules = self.read("parameters", "f"), 0, []
        for inputs, outputs in zip(self.sizes, self.sizes[1:]):
            linear = nn.Linear(inputs, outputs)
            with torch.no_grad():
                linear.weight.copy_(values[position:position + inputs * outputs].reshape(outputs, inputs))
                position += inputs * outputs
                linear.bias.copy_(values[position:position + outputs])
                position += outputs
            modules += [linear, ACTIVATIONS.get(hidden, nn.Identity)()]
        modules.pop()
        # In training, the loss includes softmax.
        if output in ACTIVATIONS and (output != "Softmax" or self.kind == "Forward"):
            modules.append(ACTIVATIONS[output]())
        return nn.Sequential(*modules)

    def step(self, batch):
        self.optimizer.zero_grad()
        loss = self.criterion(self.network(self.inputs[batch]), self.targets[batch])
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def run(self, calls):
        start = time.perf_counter_ns()
        if self.kind == "Forward":
            with torch.inference_mode():
                for call in range(calls):
                    self.network(self.inputs[call % self.batches])
        else:
            for call in range(calls):
                self.step(call % self.batches)
        return time.perf_counter_ns() - start

    def write_outputs(self):
        with torch.inference_mode(), open(f"{self.folder}/outputs", "wb") as file:
            for batch in self.inputs:
                array.array("f", self.network(batch).flatten().tolist()).tofile(file)


def main():
    torch.set_num_threads(1)
    print("ready PyTorch", torch.__version__.split("+")[0], flush=True)
    problem = None
    for line in sys.stdin:
        request, *words = line.split()
        try:
            if request == "prepare":
                problem = Problem(words)
                answer = "ok"
            elif request == "outputs":
                problem.write_outputs()
                answer = "ok"
            elif request == "loss":
                losses = [problem.step(step % problem.batches) for step in range(int(words[0]))]
                answer = repr(losses[-1])
            elif request == "run":
                answer = f"{problem.run(int(words[0]))} "
            else:
                answer = f"error unknown request: {request}"
        except Exception as error:
            answer = "error " + " ".join(str(error).split())
        print(answer, flush=True)


main()
