"""check.py FOLDER: holds reports against the rules of those who read them.

In FOLDER are folders that have the names of formats. For each the answer is one line, "NAME: good" or
"NAME: what is wrong". What a schema can say is in schemas/NAME.json, the rest is here. With
--break, each document that a schema knows loses one member that is required, one at a time, and
"good" means that every such loss was found.
"""
import copy
import json
import os
import re
import sys
import xml.etree.ElementTree

import jsonschema

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "schemas")


def must(condition, words):
    if not condition:
        raise ValueError(words)


def schema_of(name):
    with open(os.path.join(SCHEMAS, name + ".json"), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft7Validator.check_schema(schema)
    return schema


def read(text, name):
    """JSON as it must be: no NaN, no member twice, and as the schema wants it."""

    def refuse(word):
        raise ValueError("the number " + word)

    def unique(pairs):
        must(len(pairs) == len({key for key, _ in pairs}), "a member stands there twice")
        return dict(pairs)

    document = json.loads(text, parse_constant=refuse, object_pairs_hook=unique)
    jsonschema.validate(document, schema_of(name), cls=jsonschema.Draft7Validator)
    return document


# --- what no schema can say -----------------------------------------------------------------------


def check_json(text):
    result = read(text, "json")
    if isinstance(result["score"], (int, float)) and result["cases"]:
        points = sum(case["points"] for case in result["cases"])
        must(abs(points - result["score"]) < 1e-4, "the points do not add up")
    must((result["verdict"] == "accepted") == (result["stars"] > 0), "stars without a pass")


def check_gradescope(text):
    result = read(text, "gradescope")
    for test in result["tests"]:
        must(test["score"] <= test["max_score"], "more points than there are")


def check_exercism(text):
    must(len(text.encode()) <= 500_000, "more than 500 kB")
    read(text, "exercism")


def check_check50(text):
    """Also lays it out as check50 does in a terminal, which reads some members without looking."""
    document = read(text, "check50")
    names = {check["name"] for check in document.get("results", [])}
    must(len(names) == len(document.get("results", [])), "two checks have one name")
    for check in document.get("results", []):
        must(check["dependency"] is None or check["dependency"] in names, "depends on nothing")
        if not check["passed"]:
            must(check["cause"].get("rationale") is not None, "no rationale")
            str(check["cause"].get("help"))
    if "error" in document:
        error = document["error"]
        "\n".join(line.rstrip() for line in error["traceback"] + [error["actions"]["message"]])


def check_classroom50(text):
    result = read(text, "classroom50")
    tests = result["tests"]
    must(result["score"] <= result["max-score"], "more points than there are")
    must(all(test["score"] <= test["max-score"] for test in tests), "more points than there are")
    must(sum(test["score"] for test in tests) == result["score"], "the scores do not add up")
    must(sum(test["max-score"] for test in tests) == result["max-score"], "the scores do not add up")


def check_prairielearn(text):
    must(len(text.encode()) <= 1_000_000, "more than 1 MB")
    read(text, "prairielearn")


def check_autolab(text):
    lines = text.splitlines()
    must(len(lines) == 2, "not two lines")
    feedback = read(lines[0], "autolab-feedback")
    read(lines[1], "autolab")
    stages = [key for key in feedback if key not in ("_presentation", "stages")]
    must(stages == feedback["stages"], "the stages are not those that are named")


def check_sarif(text):
    for run in read(text, "sarif")["runs"]:
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        must(len(rules) == len(set(rules)), "two rules have one name")
        for result in run["results"]:
            must(result["ruleId"] in rules, "a rule that is not there")


COMMAND = re.compile(r"::(error|warning|notice) file=[^:,]+(,line=\d+)?(,col=\d+)?,title=[^:,]+::.+")


def check_github(text):
    lines = text.split("\n")
    must(lines.pop() == "" and lines, "the last line is not ended")
    for line in lines:
        must(COMMAND.fullmatch(line), "no command: " + line)
        must(re.fullmatch(r"([^%]|%25|%0A|%3A|%2C)*", line), "not escaped: " + line)


def check_junit(text):
    root = xml.etree.ElementTree.fromstring(text.encode())
    for element in [root] + root.findall("testsuite"):
        for attribute, path in [("tests", "testcase"), ("failures", "failure"),
                                ("errors", "error"), ("skipped", "skipped")]:
            stated = element.get(attribute)
            must(stated is None or int(stated) == len(list(element.iter(path))),
                 "there are not so many " + path)
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    must(len(names) == len(set(names)), "two test cases have one name")
    must(all(name and of for of, name in names), "a test case without a name")


POINT = re.compile(r"(ok|not ok) (\d+) - (([^#\\]|\\[#\\])+?)( # SKIP ([^#\\]|\\[#\\])+)?")
MEMBER = re.compile(r' +[a-z]+:( "([^"\\]|\\["\\nt])*"| [a-z-]+| \d+)?')


def check_tap(text, version="14"):
    lines = text.split("\n")
    must(lines.pop() == "" and lines.pop(0) == "TAP version " + version, "not this version")
    if lines[0].startswith("Bail out! "):
        must(len(lines) == 1, "something follows the end")
        return
    plan = re.fullmatch(r"1\.\.(\d+)", lines.pop(0))
    must(plan, "no plan")
    count, in_block, failed = 0, False, False
    for line in lines:
        if in_block:
            must(line == "  ..." or MEMBER.fullmatch(line), "no YAML: " + line)
            in_block = line != "  ..."
        elif line == "  ---":
            must(failed, "a block behind what did not fail")
            in_block = True
        elif not line.startswith("#"):
            point = POINT.fullmatch(line)
            count += 1
            must(point and int(point[2]) == count, "no test point: " + line)
            failed = point[1] == "not ok"
    must(not in_block and count == int(plan[1]), "not as many as planned")


CHECKS = {
    "json": check_json,
    "gradescope": check_gradescope,
    "exercism": check_exercism,
    "check50": check_check50,
    "classroom50": check_classroom50,
    "prairielearn": check_prairielearn,
    "autolab": check_autolab,
    "sarif": check_sarif,
    "github": check_github,
    "junit": check_junit,
    "junit-strict": check_junit,
    "tap": check_tap,
    "tap13": lambda text: check_tap(text, "13"),
}

# --- whether a fault would be found ---------------------------------------------------------------


def faulty(document, schema):
    """The document without one required member, for each that the schema names at its top."""
    for member in schema.get("required", []):
        broken = copy.deepcopy(document)
        if broken.pop(member, None) is not None:
            yield member, broken


def check_breaking(name, text):
    schema = schema_of(name)
    document = json.loads(text)
    found = 0
    for member, broken in faulty(document, schema):
        validator = jsonschema.Draft7Validator(schema)
        must(not validator.is_valid(broken), "nobody misses " + member)
        found += 1
    document["score"] = "all"
    must(found > 0 or not jsonschema.Draft7Validator(schema).is_valid(document), "nothing is found")


# --- all of a folder ------------------------------------------------------------------------------


def verdict_on(folder, name, breaking):
    files = sorted(os.listdir(os.path.join(folder, name)))
    must(files, "there are no reports")
    for file in files:
        with open(os.path.join(folder, name, file), encoding="utf-8", newline="") as opened:
            text = opened.read()
        try:
            if breaking:
                check_breaking(name, text)
            else:
                CHECKS[name](text)
        except jsonschema.ValidationError as error:
            raise ValueError(f"{file}: {error.json_path}: {error.message}") from error
        except (ValueError, KeyError, AttributeError, TypeError, SyntaxError) as error:
            raise ValueError(f"{file}: {error}") from error


def main():
    breaking = sys.argv[1] == "--break"
    folder = sys.argv[-1]
    # Autolab's is one document on each of two lines.
    with_schema = {file[:-5] for file in os.listdir(SCHEMAS) if file != "autolab.json"}
    for name in CHECKS:
        if breaking and name not in with_schema:
            continue
        try:
            verdict_on(folder, name, breaking)
            print(f"{name}: good")
        except (ValueError, OSError) as error:
            print(f"{name}: {error}".replace("\n", " "))


main()
