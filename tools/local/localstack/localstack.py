"""LocalStack with what template.yaml asks for, made by its CloudFormation: ./utkast localstack, ./utkast demo --on localstack.

Its free edition runs without Docker but for Lambda, and knows neither HTTP APIs nor the schedules: functions, the API and
what refers to them are left out of the template, and are run by the local runtime. Writes where LocalStack answers and
what it calls each table, queue and bucket, and stays until it is told to end.
"""

import argparse
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections import Counter
from pathlib import Path

import boto3
import yaml

REGION = "eu-north-1"
STACK = "utkast"
KEYS = {"aws_access_key_id": "000000000000", "aws_secret_access_key": "test"}
# What the runtime of this project runs itself; a domain would be the API's.
RUN_HERE = ("AWS::Serverless::Function", "AWS::Serverless::HttpApi", "AWS::ApiGatewayV2::DomainName")
NAMED = ("AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::S3::Bucket")
PATIENCE = 120
WIDEST_LINE = 70
DYNAMODB_LOCAL = "software.amazon.dynamodb.services.local.main.ServerRunner"
AGENT = "dev.utkast.local.services.NoOpAgent"


class Trouble(Exception):
    """What a person can do something about, in one line."""


class Template(yaml.SafeLoader):
    """Reads the short forms of CloudFormation's functions as their long ones."""


def function(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}": value}


Template.add_multi_constructor("!", function)


def references(node):
    """The logical ids that a part of a template names."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "Ref":
                yield value
            elif key == "Fn::GetAtt":
                yield value[0]
            elif key == "Fn::Sub":
                text, *variables = [value] if isinstance(value, str) else value
                yield from (name.split(".")[0] for name in re.findall(r"\$\{([^}!]+)}", text))
                yield from references(variables)
            elif key == "DependsOn":
                yield from [value] if isinstance(value, str) else value
            else:
                yield from references(value)


def without_functions(template):
    """The template without what is run here, and without what cannot be without that. Returns it and what was left out."""
    resources = dict(template["Resources"])
    left_out = {}
    while True:
        gone = {name: resource for name, resource in resources.items()
                if resource["Type"] in RUN_HERE or left_out.keys() & set(references(resource))}
        if not gone:
            break
        left_out |= gone
        for name in gone:
            del resources[name]
    outputs = {name: output for name, output in template.get("Outputs", {}).items()
               if not left_out.keys() & set(references(output))}
    made = {key: value for key, value in template.items() if key != "Globals"}
    return made | {"Resources": resources, "Outputs": outputs}, left_out


def jar(path, **attributes):
    """A jar that holds nothing and leads to others."""
    lines = []
    for name, value in {"Manifest-Version": "1.0", **attributes}.items():
        line = f"{name.replace('_', '-')}: {value}"
        lines.append(line[:WIDEST_LINE])
        lines += [" " + line[at:at + WIDEST_LINE - 1] for at in range(WIDEST_LINE, len(line), WIDEST_LINE - 1)]
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "\r\n".join(lines) + "\r\n\r\n")


def prepare(folder, root, java_home):
    """Gives LocalStack the DynamoDB Local that is here already, where it would download one."""
    shutil.rmtree(folder, ignore_errors=True)
    packages = folder / "var/lib/localstack/lib"
    (packages / "java").mkdir(parents=True)
    (packages / "java/21").symlink_to(java_home)
    libraries = sorted((root / "tools/local/target/lib").glob("*.jar"))
    dynamodb = packages / "dynamodb-local/2"
    (dynamodb / "DynamoDBLocal_lib").mkdir(parents=True)
    jar(dynamodb / "DynamoDBLocal.jar", Main_Class=DYNAMODB_LOCAL,
        Class_Path=" ".join(library.as_uri() for library in libraries))
    jar(dynamodb / "ddb-local-loader-0.1.jar", Premain_Class=AGENT,
        Class_Path=(root / "tools/local/target/classes").as_uri() + "/")


def start(folder, port):
    """Starts LocalStack without an account, without Docker and without telling anybody."""
    log = (folder / "localstack.log").open("wb")
    environment = os.environ | {
        "ACTIVATE_PRO": "0", "DISABLE_EVENTS": "1", "SKIP_SSL_CERT_DOWNLOAD": "1", "DNS_ADDRESS": "0",
        "OVERRIDE_IN_DOCKER": "0", "FILESYSTEM_ROOT": str(folder), "GATEWAY_LISTEN": f"127.0.0.1:{port}",
        # Streams of DynamoDB Local itself: the others are made of a Kinesis that would be downloaded.
        "PROVIDER_OVERRIDE_DYNAMODB": "v2", "PROVIDER_OVERRIDE_DYNAMODBSTREAMS": "v2"}
    # In a group of its own: it ends when we say so, and takes its DynamoDB along.
    return subprocess.Popen([sys.executable, "-m", "localstack.runtime.main"], env=environment, stdin=subprocess.DEVNULL,
                            stdout=log, stderr=log, start_new_session=True)


def await_health(server, endpoint, folder):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(endpoint + "/_localstack/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise Trouble(f"LocalStack did not start; what it said is in {folder / 'localstack.log'}")


def deploy(endpoint, template):
    """Makes the stack. Returns its resources."""
    clients = {"endpoint_url": endpoint, "region_name": REGION, **KEYS}
    formation, storage = boto3.client("cloudformation", **clients), boto3.client("s3", **clients)
    storage.create_bucket(Bucket="templates", CreateBucketConfiguration={"LocationConstraint": REGION})
    storage.put_object(Bucket="templates", Key="template.json", Body=json.dumps(template, default=str))
    formation.create_stack(StackName=STACK, TemplateURL=f"{endpoint}/templates/template.json",
                           Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"])
    while True:
        stack = formation.describe_stacks(StackName=STACK)["Stacks"][0]
        if not stack["StackStatus"].endswith("_IN_PROGRESS"):
            break
        time.sleep(0.5)
    resources = formation.describe_stack_resources(StackName=STACK)["StackResources"]
    refused = [f"{one['LogicalResourceId']}: {one.get('ResourceStatusReason')}" for one in resources
               if one["ResourceStatus"] != "CREATE_COMPLETE"]
    missing = template["Resources"].keys() - {one["LogicalResourceId"] for one in resources}
    if stack["StackStatus"] != "CREATE_COMPLETE" or refused or missing:
        raise Trouble(f"CloudFormation says {stack['StackStatus']}: {'; '.join(refused) or sorted(missing)}")
    return resources


def tell(resources, left_out, endpoint):
    ignored = Counter(one["ResourceType"] for one in resources if "not supported" in (one.get("ResourceStatusReason") or ""))
    made = len(resources) - ignored.total()
    here = Counter(one["Type"] for one in left_out.values())
    print(f"LocalStack at {endpoint}: its CloudFormation made {made} of {len(resources) + len(left_out)} resources of "
          "template.yaml")
    for why, kinds in (("passed over by it", ignored), ("run here, or about what is", here)):
        if kinds:
            print(f"  {why}: " + ", ".join(f"{count} {kind.split('::', 1)[1]}" for kind, count in sorted(kinds.items())))
    sys.stdout.flush()


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


def run(arguments):
    folder = arguments.folder.resolve()
    prepare(folder, arguments.root, arguments.java)
    written = yaml.load((arguments.root / "template.yaml").read_text("utf-8"), Template)
    template, left_out = without_functions(written)
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    server = start(folder, port)
    try:
        await_health(server, endpoint, folder)
        resources = deploy(endpoint, template)
        tell(resources, left_out, endpoint)
        names = {one["LogicalResourceId"]: one["PhysicalResourceId"].split("/")[-1] for one in resources
                 if one["ResourceType"] in NAMED}
        told = folder / "deployed.json.new"
        told.write_text(json.dumps({"endpoint": endpoint, "names": names}, indent=2))
        told.rename(folder / "deployed.json")
        while server.poll() is None:
            time.sleep(0.5)
            if os.getppid() != arguments.parent:
                return
        raise Trouble(f"LocalStack ended by itself; what it said is in {folder / 'localstack.log'}")
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(server.pid, signal.SIGKILL)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True, help="the project's folder, built")
    parser.add_argument("--folder", type=Path, required=True, help="of LocalStack's own, which is emptied")
    parser.add_argument("--java", type=Path, required=True, help="the home of a JDK")
    parser.add_argument("--parent", type=int, required=True, help="the process without which nobody needs it")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        run(parser.parse_args())
    except KeyboardInterrupt:
        pass
    except Trouble as trouble:
        sys.exit(f"utkast: {trouble}")


if __name__ == "__main__":
    main()
