"""Sobol' points of scipy for test/core/numbers/sobol.test.ts, and the packed table of src/core/numbers/sobolDirections.ts.

Run: python3 test/golden/sobol.py > test/golden/sobol.json
     python3 test/golden/sobol.py table    prints the string DIRECTIONS  (scipy 1.17; two seconds)

scipy carries the direction numbers of Joe & Kuo, file new-joe-kuo-6.21201 (BSD-style licence, see sobolDirections.ts).
Its points come from code of its own; dimensions are counted from 0 here.
"""
import json
import os
import sys

import numpy as np
import scipy
from scipy.stats import qmc

DIMENSIONS = 1024
DIGITS = "0123456789abcdefghijklmnopqrstuv"


def table():
    """From the second dimension on: degree s in 4 bits, polynomial without its ends in s - 1 bits, then for each
    i = 1..s the odd number m_i < 2^i without its last bit in i - 1 bits. Five bits to a digit of base 32."""
    numbers = np.load(os.path.join(os.path.dirname(scipy.__file__), "stats/_sobol_direction_numbers.npz"))
    bits = ""
    for polynomial, initial in zip(numbers["poly"][1:DIMENSIONS], numbers["vinit"][1:DIMENSIONS]):
        degree = int(polynomial).bit_length() - 1
        bits += format(degree, "04b") + format(int(polynomial), "b")[1:-1]
        for i in range(2, degree + 1):
            bits += format(int(initial[i - 1]) >> 1, f"0{i - 1}b")
    bits += "0" * (-len(bits) % 5)
    digits = "".join(DIGITS[int(bits[at : at + 5], 2)] for at in range(0, len(bits), 5))
    for at in range(0, len(digits), 104):
        print("  " + digits[at : at + 104])


def words(points):
    return [int(value) for value in (points * 2.0**32).astype(np.uint64)]


def golden():
    first = qmc.Sobol(DIMENSIONS, scramble=False, bits=32).random(64)
    far = qmc.Sobol(20, scramble=False, bits=32).fast_forward(2**20 - 4).random(8)
    print("{")
    print(' "id": "sobol",')
    print(f' "source": "test/golden/sobol.py, scipy {scipy.__version__}, scipy.stats.qmc.Sobol without scrambling",')
    print(' "tolerance": 0,')
    print(' "expected": {')
    print('  "first": [')
    dimensions = [0, 1, 2, 3, 6, 19, 43, 159, 511, 1023]
    print(",\n".join(f'   {{"dimension": {d}, "words": {json.dumps(words(first[:, d]))}}}' for d in dimensions))
    print("  ],")
    print(f'  "farFrom": {2**20 - 4},')
    print('  "far": [')
    print(",\n".join(f'   {{"dimension": {d}, "words": {json.dumps(words(far[:, d]))}}}' for d in [0, 1, 2, 19]))
    print("  ]")
    print(" }")
    print("}")


table() if sys.argv[1:] == ["table"] else golden()
