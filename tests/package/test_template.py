"""The AWS stack is what Alexa, Lambda and our promises about privacy need."""

from importlib import import_module
from typing import Any

import pytest

from tests.package.cloudformation import ROOT, template

RUNTIMES = {"python3.12", "python3.13", "python3.14"}  # what Lambda keeps, and SnapStart knows
ALEXA_WAITS = 8  # seconds


@pytest.fixture(scope="module")
def resources() -> dict[str, Any]:
    found: dict[str, Any] = template()["Resources"]
    assert found
    return found


@pytest.fixture(scope="module")
def function(resources: dict[str, Any]) -> dict[str, Any]:
    kind = "AWS::Serverless::Function"
    [found] = [r["Properties"] for r in resources.values() if r["Type"] == kind]
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def table(resources: dict[str, Any]) -> dict[str, Any]:
    [found] = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::DynamoDB::Table"]
    assert isinstance(found, dict)
    return found


def test_the_function_runs_on_a_python_that_lambda_supports(function: dict[str, Any]) -> None:
    assert function["Runtime"] in RUNTIMES
    assert function["Architectures"] == ["arm64"]


def test_the_function_gives_up_before_alexa_does(function: dict[str, Any]) -> None:
    assert 3 <= function["Timeout"] < ALEXA_WAITS


def test_a_deployment_can_be_rolled_back_through_an_alias(function: dict[str, Any]) -> None:
    assert function["AutoPublishAlias"] == "live"


def test_only_the_skill_named_at_deployment_may_call_the_function(function: dict[str, Any]) -> None:
    assert function["Events"] == {
        "Alexa": {"Type": "AlexaSkill", "Properties": {"SkillId": {"Ref": "SkillId"}}}
    }
    assert function["Environment"]["Variables"]["SKILL_ID"] == {"Ref": "SkillId"}


def test_a_skill_id_must_be_given_and_must_look_like_one() -> None:
    parameter = template()["Parameters"]["SkillId"]
    assert "Default" not in parameter
    assert parameter["AllowedPattern"].startswith(r"^amzn1\.ask\.skill\.")


def test_the_function_ships_the_lambda_folder_and_nothing_else(function: dict[str, Any]) -> None:
    assert function["CodeUri"] == "lambda/"
    assert (ROOT / "lambda" / "requirements.txt").is_file()


def test_the_handler_that_the_template_names_exists(
    function: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILL_ID", "amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef")
    module, name = function["Handler"].rsplit(".", 1)
    assert callable(getattr(import_module(module), name))


def test_nothing_is_remembered_unless_the_deployer_says_so() -> None:
    memory = template()["Parameters"]["Memory"]
    assert memory["Default"] == "off"
    assert memory["AllowedValues"] == ["off", "on"]


def test_without_memory_the_function_may_not_touch_the_table(
    function: dict[str, Any], resources: dict[str, Any]
) -> None:
    assert "Policies" not in function
    [policy] = [r for r in resources.values() if r["Type"] == "AWS::IAM::Policy"]
    condition = template()["Conditions"][policy["Condition"]]
    assert condition == {"Equals": [{"Ref": "Memory"}, "on"]}


def test_with_memory_the_function_may_touch_this_table_alone(resources: dict[str, Any]) -> None:
    [policy] = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::IAM::Policy"]
    [statement] = policy["PolicyDocument"]["Statement"]
    assert statement["Resource"] == {"GetAtt": "MemoryTable.Arn"}
    assert not [action for action in statement["Action"] if "*" in action]


def test_what_is_remembered_is_encrypted_expires_and_can_be_restored(table: dict[str, Any]) -> None:
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["SSESpecification"] == {"SSEEnabled": True}
    expiry = {"AttributeName": "expires_at", "Enabled": True}
    assert table["TimeToLiveSpecification"] == expiry
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}


def test_memories_last_ninety_days_unless_told_otherwise() -> None:
    assert template()["Parameters"]["MemoryDays"]["Default"] == 90


def test_log_lines_do_not_stay_for_ever(
    function: dict[str, Any], resources: dict[str, Any]
) -> None:
    log = resources[function["LoggingConfig"]["LogGroup"]["Ref"]]
    assert log["Type"] == "AWS::Logs::LogGroup"
    assert log["Properties"]["RetentionInDays"] == {"Ref": "LogDays"}
