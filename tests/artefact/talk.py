"""Runs in a Python that knows the artefact and nothing else: one conversation, as JSON.

What it must not have imported is reported as well.
"""

import json
import os
import sys

os.environ["SKILL_ID"] = sys.argv[2]
sys.path.insert(0, sys.argv[1])
import lambda_function

answers = [lambda_function.lambda_handler(event, None) for event in json.load(sys.stdin)]
print(json.dumps({"answers": answers, "modules": sorted(sys.modules)}))  # noqa: T201
