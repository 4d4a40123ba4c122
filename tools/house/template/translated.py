"""template.yaml as AWS's own translator makes it, and what its expressions come to."""

import logging
import os
import re
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

# The translator asks for a region; it calls nobody.
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

import boto3  # noqa: E402
import samtranslator.translator.translator as translation  # noqa: E402
from samcli.yamlhelper import yaml_parse  # noqa: E402
from samtranslator.parser.parser import Parser  # noqa: E402

# It counts what it does, and complains when nobody wants to know.
logging.getLogger("samtranslator").setLevel(logging.CRITICAL)


@dataclass
class Transformed:
    """@param twice: logical ids that more than one resource was given"""

    written: dict
    made: dict
    parameters: dict
    twice: list = field(default_factory=list)

    def resources(self, kind):
        return {i: r for i, r in self.made["Resources"].items() if r["Type"] == kind}

    def properties(self, logical_id):
        return self.made["Resources"][logical_id].get("Properties", {})


def read(text):
    """The template as written, with archives where `sam deploy` would have put them."""
    written = yaml_parse(text)
    for resource in written["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            archive = Path(resource["Properties"]["CodeUri"]).name
            resource["Properties"]["CodeUri"] = f"s3://packages/{archive}"
    return written


def transform(written, changed=None):
    """Raises InvalidDocumentException where CloudFormation would refuse."""
    parameters = {name: str(one.get("Default", "")) for name, one in written["Parameters"].items()}
    parameters.update(changed or {})
    given, original = [], translation.verify_unique_logical_id

    def noted(resource, existing):
        given.append(resource.logical_id)
        return original(resource, existing)

    translation.verify_unique_logical_id = noted
    try:
        made = translation.Translator(None, Parser(), boto_session=boto3.session.Session()).translate(
            deepcopy(written), parameters)
    finally:
        translation.verify_unique_logical_id = original
    twice = sorted({one for one in given if given.count(one) > 1})
    return Transformed(written, made, parameters, twice)


def function(node):
    """@return: name and argument of an intrinsic function, or None"""
    if isinstance(node, dict) and len(node) == 1:
        (name, argument), = node.items()
        if name == "Ref" or name == "Condition" or name.startswith("Fn::"):
            return name, argument
    return None


class Values:
    """Works out a node with the parameters' values; what a resource will be called stays open."""

    def __init__(self, it, parameters):
        self.conditions = it.made.get("Conditions", {})
        self.known = parameters

    def of(self, node):
        match function(node):
            case ("Ref", str(name)):
                return self.known.get(name, f"<{name}>")
            case ("Fn::GetAtt", [name, attribute]):
                return f"<{name}.{attribute}>"
            case ("Fn::Sub", str(text)):
                return self.substituted(text, {})
            case ("Fn::Sub", [text, variables]):
                return self.substituted(text, variables)
            case ("Fn::Join", [between, parts]):
                return between.join(str(self.of(part)) for part in parts)
            case ("Fn::If", [condition, yes, no]):
                return self.of(yes if self.holds({"Condition": condition}) else no)
            case None:
                pass
            case other:
                raise ValueError(f"{other[0]} is not known here")
        if isinstance(node, dict):
            return {name: self.of(one) for name, one in node.items()}
        return [self.of(one) for one in node] if isinstance(node, list) else node

    def substituted(self, text, variables):
        def one(found):
            name = found.group(1)
            return str(self.of(variables[name])) if name in variables else str(self.known.get(name, f"<{name}>"))

        return re.sub(r"\$\{([^!}]+)}", one, text)

    def holds(self, node):
        match function(node):
            case ("Condition", name):
                return self.holds(self.conditions[name])
            case ("Fn::Not", [one]):
                return not self.holds(one)
            case ("Fn::Or", several):
                return any(self.holds(one) for one in several)
            case ("Fn::Equals", [one, other]):
                return self.of(one) == self.of(other)
            case other:
                raise ValueError(f"no condition: {other}")
