"""The AWS stack is what Alexa, Lambda and our promises about privacy need."""

import json
import re
from importlib import import_module
from typing import Any

import pytest
from skill.metrics import line
from skill.reading.second import NEURAL

from simulator.envelope import SKILL_ID
from tests.package.cloudformation import ROOT, template
from tools.packaging.settings import settings

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


def test_the_function_is_built_by_make_package_out_of_the_lambda_folder(
    resources: dict[str, Any], function: dict[str, Any]
) -> None:
    assert function["CodeUri"] == "lambda/"
    assert resources["SkillFunction"]["Metadata"]["BuildMethod"] == "makefile"
    build = (ROOT / "lambda" / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^build-SkillFunction:$", build, re.MULTILINE)
    assert "package TREE=$(abspath $(ARTIFACTS_DIR))" in build
    assert "build_in_source = true" in (ROOT / "samconfig.toml").read_text(encoding="utf-8")


def test_what_is_packaged_is_for_the_python_and_the_processor_of_the_function(
    function: dict[str, Any],
) -> None:
    assert function["Runtime"] == f"python{settings().python}"
    assert all(name.endswith("_aarch64") for name in settings().platforms)


def test_the_handler_that_the_template_names_exists(
    function: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKILL_ID", SKILL_ID)
    module, name = function["Handler"].rsplit(".", 1)
    assert callable(getattr(import_module(module), name))


def test_nothing_is_remembered_unless_the_deployer_says_so() -> None:
    memory = template()["Parameters"]["Memory"]
    assert memory["Default"] == "off"
    assert memory["AllowedValues"] == ["off", "on"]


def test_plain_ears_listen_unless_the_deployer_says_otherwise(function: dict[str, Any]) -> None:
    ears = template()["Parameters"]["Ears"]
    assert ears["Default"] == "plain"
    assert ears["AllowedValues"] == ["plain", NEURAL]
    assert function["Environment"]["Variables"]["EARS"] == {"Ref": "Ears"}


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


def test_the_policy_allows_the_very_calls_that_the_memory_makes(resources: dict[str, Any]) -> None:
    source = (ROOT / "lambda" / "skill" / "memory" / "dynamodb.py").read_text(encoding="utf-8")
    made = {call.replace("_", "") for call in re.findall(r"\.connect\(\)\.(\w+)\(", source)}
    [policy] = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::IAM::Policy"]
    [statement] = policy["PolicyDocument"]["Statement"]
    assert made
    assert {action.removeprefix("dynamodb:").lower() for action in statement["Action"]} == made


def test_calls_move_to_a_new_version_little_by_little_and_back_when_it_fails(
    function: dict[str, Any],
) -> None:
    assert function["DeploymentPreference"]["Type"] == {"Ref": "Deployment"}
    assert template()["Parameters"]["Deployment"]["Default"].startswith("Canary")
    watched = [alarm["Ref"] for alarm in function["DeploymentPreference"]["Alarms"]]
    assert watched == ["FailureAlarm", "ErrorAlarm"]


@pytest.mark.parametrize(
    ("name", "default"),
    [("SnapStart", "off"), ("Tracing", "off"), ("DeletionProtection", "off"), ("LogLevel", "INFO"),
     ("AlarmAddress", "")],
)  # fmt: skip
def test_what_costs_or_tells_more_is_off_unless_the_deployer_says_so(
    name: str, default: str
) -> None:
    assert template()["Parameters"][name]["Default"] == default


def test_snapshots_and_traces_hang_on_their_parameters(function: dict[str, Any]) -> None:
    none = {"If": ["SnapStartIsOn", "PublishedVersions", "None"]}
    assert function["SnapStart"] == {"ApplyOn": none}
    assert function["Tracing"] == {"If": ["TracingIsOn", "Active", "PassThrough"]}


def test_the_table_can_be_protected_from_deletion(table: dict[str, Any]) -> None:
    assert table["DeletionProtectionEnabled"] == {"If": ["TableIsProtected", True, False]}


def test_log_lines_are_json_and_as_serious_as_the_deployer_wants(function: dict[str, Any]) -> None:
    assert function["LoggingConfig"]["LogFormat"] == "JSON"
    assert function["LoggingConfig"]["ApplicationLogLevel"] == {"Ref": "LogLevel"}


def test_every_alarm_watches_a_figure_that_is_there(
    resources: dict[str, Any], function: dict[str, Any]
) -> None:
    alarms = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::CloudWatch::Alarm"]
    ours = line("x", "IntentRequest", 1, failed=False, urgency=None)
    assert len(alarms) == 3
    for alarm in alarms:
        if alarm["Namespace"] == "AWS/Lambda":
            assert alarm["MetricName"] in {"Errors", "Duration", "Throttles"}
            [dimension] = alarm["Dimensions"]
            assert dimension["Value"] == function["FunctionName"]
        else:
            assert alarm["Namespace"] == {"Ref": "AWS::StackName"}
            assert alarm["MetricName"] in ours
    namespace = function["Environment"]["Variables"]["METRICS_NAMESPACE"]
    assert namespace == {"Ref": "AWS::StackName"}


def test_the_dashboard_is_json(resources: dict[str, Any]) -> None:
    body = resources["Dashboard"]["Properties"]["DashboardBody"]["Sub"]
    assert len(json.loads(body)["widgets"]) == 3


def test_every_exception_from_the_security_scan_says_why(resources: dict[str, Any]) -> None:
    skipped = [
        one
        for resource in resources.values()
        for one in resource.get("Metadata", {}).get("checkov", {}).get("skip", [])
    ]
    assert skipped
    assert all(len(one["comment"].split()) >= 6 for one in skipped)


def test_every_parameter_is_explained_where_one_deploys() -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    for name, parameter in template()["Parameters"].items():
        assert parameter["Description"].endswith(".")
        assert f"| `{name}` |" in page
