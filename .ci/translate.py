"""Prints template.yaml as CloudFormation gets it: SAM's own translation, made without AWS.

usage: translate.py template.yaml > translated.json

The linters don't look inside AWS::Serverless::Function, so its translation is linted too.
"""

import json
import sys

import boto3
from samtranslator.parser.parser import Parser
from samtranslator.public.translator import Translator
from samtranslator.yaml_helper import yaml_parse

REGION = "cn-north-1"


def packaged(template):
    """The template as after `sam package`: code is in a bucket."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            properties = resource["Properties"]
            properties["CodeUri"] = "s3://packaged/" + properties["CodeUri"]
    return template


def main(path):
    with open(path, encoding="utf-8") as file:
        template = packaged(yaml_parse(file.read()))
    # No managed policy is known by name: a role here allows what it says itself.
    translator = Translator({}, Parser(), boto_session=boto3.session.Session(region_name=REGION))
    translated = translator.translate(template, parameter_values={})
    json.dump(translated, sys.stdout, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
