"""Writes trajectories.json: 20 steps of every optimizer on a small linear regression, in double precision.

The rules are those that the documentation of PyTorch 2.10 (torch.optim) gives for SGD, Adam, AdamW, NAdam, RMSprop, Adagrad
and Rprop, with its defaults, and algorithm 2 of Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms", for Lion. Written from
these formulas alone, one number at a time, with the standard library only. Names are those of MlpGen's settings.

    python3 trajectories.py > trajectories.json
"""

import json
import math

STEPS = 20
INPUTS = 3
OUTPUTS = 2
ROWS = 4
BATCHES = 3

# How near 0 a number may come whose sign decides a step. In single precision the sign must be the same.
MARGIN = 1e-5


def dyadic(x):
    """To sixteenths, which single precision holds exactly."""
    return round(x * 16) / 16


INPUT_BATCHES = [[dyadic(math.sin(1 + 2.3 * i + 5 * b)) for i in range(ROWS * INPUTS)] for b in range(BATCHES)]
TARGET_BATCHES = [[dyadic(1.5 * math.cos(2 + 1.1 * i + 3 * b)) for i in range(ROWS * OUTPUTS)] for b in range(BATCHES)]

# The weights of each output in turn, then the biases: MlpGen's canonical order.
START = [dyadic(math.sin(3 * i + 0.5)) for i in range(OUTPUTS * (INPUTS + 1))]


def gradient(w, inputs, targets):
    """Of the mean over the rows of ½ Σ (a − y)², a = W·x + b."""
    g = [0.0] * len(w)
    for row in range(ROWS):
        x = inputs[row * INPUTS:(row + 1) * INPUTS] + [1.0]
        for j in range(OUTPUTS):
            indices = [j * INPUTS + i for i in range(INPUTS)] + [OUTPUTS * INPUTS + j]
            error = sum(w[k] * x[i] for i, k in enumerate(indices)) - targets[row * OUTPUTS + j]
            for i, k in enumerate(indices):
                g[k] += error * x[i] / ROWS
    return g


def sign(x):
    if x != 0 and abs(x) < MARGIN:
        raise ValueError(f"{x} is too near 0 for its sign to be that of single precision; choose another problem")
    return (x > 0) - (x < 0)


# Each rule takes its settings and gives a function of one parameter w, its gradient g and the number t of the step, from 1.


def sgd(LearningRate=1e-3, Momentum=0.0, Nesterov=False, WeightDecay=0.0):
    v = None

    def step(w, g, t):
        nonlocal v
        g = g + WeightDecay * w
        if Momentum != 0:
            v = g if v is None else Momentum * v + g
            g = g + Momentum * v if Nesterov else v
        return w - LearningRate * g

    return step


def adam(LearningRate=1e-3, Beta1=0.9, Beta2=0.999, Epsilon=1e-8, WeightDecay=0.0, decoupled=False):
    m = v = 0.0

    def step(w, g, t):
        nonlocal m, v
        if decoupled:
            w = w - LearningRate * WeightDecay * w
        else:
            g = g + WeightDecay * w
        m = Beta1 * m + (1 - Beta1) * g
        v = Beta2 * v + (1 - Beta2) * g * g
        m_hat = m / (1 - Beta1 ** t)
        v_hat = v / (1 - Beta2 ** t)
        return w - LearningRate * m_hat / (math.sqrt(v_hat) + Epsilon)

    return step


def adamw(WeightDecay=1e-2, **settings):
    return adam(WeightDecay=WeightDecay, decoupled=True, **settings)


def nadam(LearningRate=2e-3, Beta1=0.9, Beta2=0.999, Epsilon=1e-8, WeightDecay=0.0, MomentumDecay=4e-3):
    m = v = 0.0
    product = 1.0

    def mu(t):
        return Beta1 * (1 - 0.5 * 0.96 ** (t * MomentumDecay))

    def step(w, g, t):
        nonlocal m, v, product
        g = g + WeightDecay * w
        product = product * mu(t)
        m = Beta1 * m + (1 - Beta1) * g
        v = Beta2 * v + (1 - Beta2) * g * g
        m_hat = mu(t + 1) * m / (1 - product * mu(t + 1)) + (1 - mu(t)) * g / (1 - product)
        v_hat = v / (1 - Beta2 ** t)
        return w - LearningRate * m_hat / (math.sqrt(v_hat) + Epsilon)

    return step


def rmsprop(LearningRate=1e-2, Alpha=0.99, Epsilon=1e-8, Momentum=0.0, Centered=False, WeightDecay=0.0):
    v = mean = b = 0.0

    def step(w, g, t):
        nonlocal v, mean, b
        g = g + WeightDecay * w
        v = Alpha * v + (1 - Alpha) * g * g
        spread = v
        if Centered:
            mean = Alpha * mean + (1 - Alpha) * g
            spread = v - mean * mean
        direction = g / (math.sqrt(spread) + Epsilon)
        if Momentum > 0:
            b = Momentum * b + direction
            direction = b
        return w - LearningRate * direction

    return step


def adagrad(LearningRate=1e-2, LearningRateDecay=0.0, Epsilon=1e-10, WeightDecay=0.0):
    total = 0.0

    def step(w, g, t):
        nonlocal total
        rate = LearningRate / (1 + (t - 1) * LearningRateDecay)
        g = g + WeightDecay * w
        total = total + g * g
        return w - rate * g / (math.sqrt(total) + Epsilon)

    return step


def rprop(LearningRate=1e-2, EtaMinus=0.5, EtaPlus=1.2, MinStep=1e-6, MaxStep=50.0):
    previous = 0.0
    size = LearningRate

    def step(w, g, t):
        nonlocal previous, size
        agreement = sign(g) * sign(previous)
        if agreement > 0:
            size = min(size * EtaPlus, MaxStep)
        elif agreement < 0:
            size = max(size * EtaMinus, MinStep)
            g = 0.0
        size = min(max(size, MinStep), MaxStep)
        previous = g
        return w - sign(g) * size

    return step


def lion(LearningRate=1e-4, Beta1=0.9, Beta2=0.99, WeightDecay=0.0):
    m = 0.0

    def step(w, g, t):
        nonlocal m
        c = Beta1 * m + (1 - Beta1) * g
        m = Beta2 * m + (1 - Beta2) * g
        return w - LearningRate * (sign(c) + WeightDecay * w)

    return step


RULES = {
    "Sgd": sgd, "Adam": adam, "AdamW": adamw, "Nadam": nadam,
    "RmsProp": rmsprop, "Adagrad": adagrad, "Rprop": rprop, "Lion": lion,
}

VARIANTS = [
    ("Sgd", {}),
    ("Sgd", {"LearningRate": 0.05}),
    ("Sgd", {"LearningRate": 0.05, "WeightDecay": 0.1}),
    ("Sgd", {"LearningRate": 0.05, "Momentum": 0.9}),
    ("Sgd", {"LearningRate": 0.05, "Momentum": 0.9, "Nesterov": True}),
    ("Sgd", {"LearningRate": 0.05, "Momentum": 0.5, "Nesterov": True, "WeightDecay": 0.01}),
    ("Adam", {}),
    ("Adam", {"LearningRate": 0.05}),
    ("Adam", {"LearningRate": 0.05, "Beta1": 0.5, "Beta2": 0.9, "Epsilon": 1e-3}),
    ("Adam", {"LearningRate": 0.05, "Beta1": 0.0, "Beta2": 0.99, "WeightDecay": 0.1}),
    ("AdamW", {}),
    ("AdamW", {"LearningRate": 0.05, "WeightDecay": 0.0}),
    ("AdamW", {"LearningRate": 0.05, "Beta1": 0.8, "Beta2": 0.5, "Epsilon": 1e-6, "WeightDecay": 0.5}),
    ("Nadam", {}),
    ("Nadam", {"LearningRate": 0.05}),
    ("Nadam", {"LearningRate": 0.05, "Beta1": 0.8, "Beta2": 0.9, "Epsilon": 1e-3, "WeightDecay": 0.1, "MomentumDecay": 0.5}),
    ("RmsProp", {}),
    ("RmsProp", {"LearningRate": 0.02, "Alpha": 0.9, "Epsilon": 1e-3, "WeightDecay": 0.1}),
    ("RmsProp", {"Momentum": 0.9}),
    ("RmsProp", {"Centered": True}),
    ("RmsProp", {"LearningRate": 0.005, "Alpha": 0.8, "Momentum": 0.5, "Centered": True, "WeightDecay": 0.01}),
    ("Adagrad", {}),
    ("Adagrad", {"LearningRate": 0.1, "LearningRateDecay": 0.1}),
    ("Adagrad", {"LearningRate": 0.1, "Epsilon": 1e-3, "WeightDecay": 0.1}),
    ("Rprop", {}),
    ("Rprop", {"LearningRate": 0.05, "EtaMinus": 0.4, "EtaPlus": 1.5}),
    ("Rprop", {"LearningRate": 0.02, "MinStep": 0.015, "MaxStep": 0.03}),
    ("Lion", {}),
    ("Lion", {"LearningRate": 0.01}),
    ("Lion", {"LearningRate": 0.02, "Beta1": 0.6, "Beta2": 0.8, "WeightDecay": 0.5}),
]


def trajectory(name, settings):
    rules = [RULES[name](**settings) for _ in START]
    w = START
    for t in range(1, STEPS + 1):
        batch = (t - 1) % BATCHES
        g = gradient(w, INPUT_BATCHES[batch], TARGET_BATCHES[batch])
        w = [rule(weight, slope, t) for rule, weight, slope in zip(rules, w, g)]
        yield w


def row(numbers):
    return "[" + ", ".join(f"{x:.9g}" for x in numbers) + "]"


def rows(lists, indent):
    return "[\n" + ",\n".join(" " * (indent + 2) + row(numbers) for numbers in lists) + "\n" + " " * indent + "]"


def main():
    print("{")
    print('  "formulas": "PyTorch 2.10; Lion: Chen et al. 2023",')
    print(f'  "inputs": {rows(INPUT_BATCHES, 2)},')
    print(f'  "targets": {rows(TARGET_BATCHES, 2)},')
    print(f'  "start": {row(START)},')
    print('  "trajectories": [')
    for i, (name, settings) in enumerate(VARIANTS):
        print(f'    {{ "optimizer": "{name}", "settings": {json.dumps(settings)},')
        print(f'      "parameters": {rows(trajectory(name, settings), 6)} }}{"," if i + 1 < len(VARIANTS) else ""}')
    print("  ]")
    print("}")


main()
