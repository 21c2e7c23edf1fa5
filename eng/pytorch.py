"""The side of PyTorch in eng/pytorch.sh: pytorch.py write|check FOLDER. Reads and writes safetensors itself, because Debian has no package."""
import json
import struct
import sys

import torch
from torch import nn

TYPES = {"F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "F64": torch.float64}
ROWS = 100


class Net(nn.Module):
    """Layers with names of their own."""

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(5, 17)
        self.fc2 = nn.Linear(17, 9)
        self.fc3 = nn.Linear(9, 3)

    def forward(self, x):
        return self.fc3(torch.tanh(self.fc2(torch.tanh(self.fc1(x)))))


def sequential():
    return nn.Sequential(nn.Linear(5, 17), nn.Tanh(), nn.Linear(17, 9), nn.Tanh(), nn.Linear(9, 3))


def raw(tensor):
    """The bytes of a tensor in its own type."""
    if tensor.dtype == torch.bfloat16:
        return (tensor.float().view(torch.int32) >> 16).to(torch.int16).numpy().tobytes()
    return tensor.numpy().tobytes()


def save(state, path, name):
    header, data = {}, b""
    for key, tensor in state.items():
        piece = raw(tensor.contiguous().to(TYPES[name]))
        header[key] = {"dtype": name, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(piece)]}
        data += piece
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def load(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        key: torch.frombuffer(bytearray(data[entry["data_offsets"][0]:entry["data_offsets"][1]]), dtype=torch.float32).reshape(entry["shape"])
        for key, entry in header.items()
    }


def floats(path, values):
    with open(path, "wb") as file:
        file.write(values.detach().float().contiguous().numpy().tobytes())


def read(path):
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()), dtype=torch.float32)


def write(folder):
    torch.manual_seed(1)
    inputs = torch.randn(ROWS, 5)
    floats(f"{folder}/inputs.bin", inputs)
    for module, kind in ((sequential(), "sequential"), (Net(), "fc")):
        for name, dtype in TYPES.items():
            state = {key: value.detach().to(dtype) for key, value in module.state_dict().items()}
            save(state, f"{folder}/{kind}-{name}.safetensors", name)
            copy = type(module)() if kind == "fc" else sequential()
            copy.load_state_dict({key: value.float() for key, value in state.items()})
            floats(f"{folder}/{kind}-{name}.expected", copy(inputs))


def check(folder):
    """Compares the outputs of the networks that MlpGen has trained and saved."""
    inputs = read(f"{folder}/inputs.bin").reshape(ROWS, 5)
    for module, kind in ((sequential(), "sequential"), (Net(), "fc")):
        module.load_state_dict(load(f"{folder}/mlpgen-{kind}.safetensors"))
        found = module(inputs).detach()
        expected = read(f"{folder}/mlpgen-{kind}.expected").reshape(ROWS, 3)
        error = ((found - expected).abs().max() / expected.abs().max()).item()
        print(f"MlpGen to PyTorch, {kind}: largest difference {error:.1e} of the largest output")
        if not error < 1e-5:
            sys.exit(1)


{"write": write, "check": check}[sys.argv[1]](sys.argv[2])
