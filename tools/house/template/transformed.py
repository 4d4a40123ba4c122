"""What CloudFormation makes of template.yaml, held to what it must be before anybody deploys it.

`sam validate --lint` looks at the template as it is written. This transforms it as CloudFormation does, with AWS's own
translator, and looks at the result: ./utkast template. Says nothing if all is well.
"""

import json
import os
import re
import sys
from pathlib import Path

from cfnlint.api import ManualArgs, lint
from samtranslator.public.exceptions import InvalidDocumentException

from translated import Values, function, read, transform

# Source: CloudFormation's quotas; Lambda's and API Gateway's stand where they are used.
LONGEST = {"AWS::StackName": "s" * 128, "AWS::Region": "ap-southeast-1", "AWS::AccountId": "1" * 12,
           "AWS::Partition": "aws-us-gov", "AWS::URLSuffix": "amazonaws.com.cn"}
MOST_RESOURCES = 500
LARGEST_TEMPLATE = 1_000_000
MOST_OF_A_SECTION = {"Parameters": 200, "Outputs": 200, "Mappings": 200}
MOST_ROUTES = 300
LARGEST_POLICIES_OF_A_ROLE = 10_240
LARGEST_TRUST_POLICY = 2_048
LARGEST_RESOURCE_POLICY = 20_480
MOST_INDEXES = 20
LONGEST_DESCRIPTION = 256
LARGEST_ENVIRONMENT = 4096
LONGEST_GENERATED_NAME = 255

# The property that names a resource in its account and region, and how long it may be; none where a name is only known
# within another resource, or is given by the service. Source: the services' API references.
NAMES = {
    "AWS::ApiGatewayV2::Api": None,
    "AWS::ApiGatewayV2::ApiMapping": None,
    # It is the caller's, who has a domain for one shop.
    "AWS::ApiGatewayV2::DomainName": None,
    "AWS::ApiGatewayV2::Stage": None,
    "AWS::CloudWatch::Alarm": ("AlarmName", 255),
    "AWS::CodeDeploy::Application": ("ApplicationName", 100),
    "AWS::CodeDeploy::DeploymentGroup": ("DeploymentGroupName", 100),
    "AWS::DynamoDB::Table": ("TableName", 255),
    "AWS::IAM::Role": ("RoleName", 64),
    "AWS::Lambda::Alias": None,
    "AWS::Lambda::EventSourceMapping": None,
    "AWS::Lambda::Function": ("FunctionName", 64),
    "AWS::Lambda::Permission": None,
    "AWS::Lambda::Version": None,
    "AWS::Logs::LogGroup": ("LogGroupName", 512),
    "AWS::Logs::MetricFilter": ("FilterName", 512),
    "AWS::Route53::RecordSet": None,
    "AWS::S3::Bucket": ("BucketName", 63),
    "AWS::S3::BucketPolicy": None,
    "AWS::SQS::QueuePolicy": None,
    "AWS::SNS::Topic": ("TopicName", 256),
    "AWS::SQS::Queue": ("QueueName", 80),
    "AWS::Scheduler::Schedule": ("Name", 64),
}

# Another value of each parameter, for seeing what a change of it reaches.
OTHERWISE = {
    "Stage": "staging",
    "Rollout": "urgent",
    "ShopName": "Kontor Oslo",
    "ShopEmail": "post@example.no",
    "MailIdentity": "example.no",
    "ShopCurrency": "EUR",
    "ShopCountry": "NO",
    "ShopTimeZone": "Europe/Oslo",
    "PublicUrl": "https://pay.example.no",
    "DomainName": "shop.example.no",
    "CertificateArn": "arn:aws:acm:eu-north-1:111111111111:certificate/0f",
    "HostedZoneId": "Z0123456789ABC",
    "EcbDailyUrl": "https://rates.example.no/daily.xml",
    "ReminderDays": "0,10",
    "PayByCard": "yes",
    "PayInParts": "yes",
}


def longest(it, node):
    """The text of a node where everything in it is as long as it may be."""
    parameters = {}
    for name, one in it.made["Parameters"].items():
        if "MaxLength" in one:
            parameters[name] = "p" * int(one["MaxLength"])
    text = Values(it, LONGEST | parameters).of(node)
    return re.sub(r"<[^>]+>", "r" * LONGEST_GENERATED_NAME, str(text))


def ids(it):
    for twice in it.twice:
        yield f"{twice}: two resources have this logical id"
    if len(it.made["Resources"]) > MOST_RESOURCES:
        yield f"{len(it.made['Resources'])} resources are more than CloudFormation takes"


# What cfn-lint says of the result, and we leave.
LEFT = {
    "W1020": "A description that SAM puts together is an Fn::Sub whether or not there is anything to substitute.",
    "W2001": "A parameter that SAM works out itself is used no more.",
}


def linted(it):
    """References, attributes, conditions, cycles, and each property by the schema of its resource."""
    for match in lint(json.dumps(it.made), config=ManualArgs(regions=[os.environ["AWS_DEFAULT_REGION"]])):
        if match.rule.id not in LEFT:
            yield f"{'/'.join(map(str, match.path or []))}: {match.message} ({match.rule.id})"


def names(it):
    """Every name fits its limit under the longest stack name, and two stacks of one account never meet in one."""
    for logical_id, resource in it.made["Resources"].items():
        kind = resource["Type"]
        if kind not in NAMES:
            yield f"{logical_id}: how {kind} is named is not known here"
            continue
        if NAMES[kind] is None or NAMES[kind][0] not in resource.get("Properties", {}):
            continue
        name, limit = NAMES[kind]
        yield from named(it, f"{logical_id}.{name}", resource["Properties"][name], limit)
    for logical_id, one in it.resources("AWS::Logs::MetricFilter").items():
        for metric in one["Properties"]["MetricTransformations"]:
            yield from named(it, f"{logical_id}.MetricNamespace", metric["MetricNamespace"], 255)
    for name, output in it.made.get("Outputs", {}).items():
        if "Export" in output:
            yield from named(it, f"{name}.Export", output["Export"]["Name"], 255)


def named(it, what, node, limit):
    text = longest(it, node)
    if len(text) > limit:
        yield f"{what}: {len(text)} characters with the longest stack name, {limit} are allowed"
    if LONGEST["AWS::StackName"] not in text:
        yield f"{what}: {node} is the same in every stack"


def integrations(it):
    """Every route leads to the alias of the function that names it, which may be called from there."""
    for api_id, api in it.resources("AWS::ApiGatewayV2::Api").items():
        body, seen = api["Properties"]["Body"], set()
        for path, methods in body["paths"].items():
            for method, operation in methods.items():
                way = operation["x-amazon-apigateway-integration"]
                where = f"{api_id} {method} {path}"
                seen.add((path, alias_of(it, way["uri"])))
                if (way["type"], way["payloadFormatVersion"]) != ("aws_proxy", "2.0"):
                    yield f"{where}: not of payload format 2.0"
                yield from led(it, where, way["uri"], path)
        schemes = body.get("components", {}).get("securitySchemes", {})
        for name, scheme in schemes.items():
            uri = scheme["x-amazon-apigateway-authorizer"]["authorizerUri"]
            yield from led(it, f"{api_id} {name}", uri, "authorizers/*")
        for owner, path in written_routes(it):
            if (path, owner) not in seen:
                yield f"{api_id} {path}: does not lead to {owner}"


def written_routes(it):
    for logical_id, resource in it.written["Resources"].items():
        for event in resource.get("Properties", {}).get("Events", {}).values():
            if event["Type"] == "HttpApi":
                yield logical_id, event["Properties"]["Path"]


def alias_of(it, uri):
    """@return: the function whose alias a URI names, or None"""
    match function(uri):
        case ("Fn::Sub", [text, variables]):
            pass
        case ("Fn::Sub", text):
            variables = {}
        case _:
            text, variables = "", {}
    found = re.search(r"functions/\$\{(\w+)}/invocations$", text)
    name = found.group(1) if found else ""
    name = variables.get(name, {}).get("Ref", name)
    alias = it.resources("AWS::Lambda::Alias").get(name)
    return alias["Properties"]["FunctionName"]["Ref"] if alias else None


def led(it, where, uri, path):
    owner = alias_of(it, uri)
    if owner is None:
        yield f"{where}: leads to no alias: {uri}"
        return
    ending = "/" + re.sub(r"\{[^}]+}", "*", path).lstrip("/")
    for permission in it.resources("AWS::Lambda::Permission").values():
        properties = permission["Properties"]
        alias = it.resources("AWS::Lambda::Alias").get(properties["FunctionName"].get("Ref", ""))
        source = properties["SourceArn"]["Fn::Sub"][0]
        if alias and alias["Properties"]["FunctionName"]["Ref"] == owner and source.endswith(ending):
            return
    yield f"{where}: may not call the alias of {owner}"


def rollouts(it):
    """A new version takes over gradually, and gives way to the one before if an alarm goes off that watches it."""
    for alias in it.resources("AWS::Lambda::Alias").values():
        owner, version = alias["Properties"]["FunctionName"]["Ref"], alias["Properties"]["FunctionVersion"]
        moved = alias.get("UpdatePolicy", {}).get("CodeDeployLambdaAliasUpdate")
        if moved is None:
            yield f"{owner}: its alias moves at once"
            continue
        group = it.properties(moved["DeploymentGroupName"]["Ref"])
        alarms = [it.properties(one["Name"]["Ref"]) for one in group["AlarmConfiguration"]["Alarms"]]
        watched = [one["Value"] for alarm in alarms for one in alarm.get("Dimensions", [])]
        if version not in watched:
            yield f"{owner}: no alarm watches its new version"
        if "HttpApiErrors" not in [alarm["MetricName"] for alarm in alarms]:
            yield f"{owner}: no alarm watches what it answers"
        role = it.properties(group["ServiceRoleArn"]["Fn::GetAtt"][0])
        rights = [one for policy in role["Policies"] for one in policy["PolicyDocument"]["Statement"]]
        if {"Fn::GetAtt": [owner, "Arn"]} not in [to for one in rights if "lambda:UpdateAlias" in one["Action"]
                                                  for to in one["Resource"]]:
            yield f"{owner}: its alias may not be moved"


def doors(it):
    """A route without an authorizer is one that says so, and has a throttle of its own."""
    for api_id, api in it.resources("AWS::ApiGatewayV2::Api").items():
        stages = [one["Properties"] for one in it.resources("AWS::ApiGatewayV2::Stage").values()]
        default = [one.get("DefaultRouteSettings", {}) for one in stages]
        own = {route: one for stage in stages for route, one in stage.get("RouteSettings", {}).items()}
        routes = {f"{'ANY' if method.startswith('x-') else method.upper()} {path}": operation
                  for path, methods in api["Properties"]["Body"]["paths"].items()
                  for method, operation in methods.items()}
        if not all("ThrottlingRateLimit" in one and "ThrottlingBurstLimit" in one for one in default):
            yield f"{api_id}: routes are not throttled"
        for route in own.keys() - routes.keys():
            yield f"{api_id} {route}: a throttle of no route; the stage cannot be made"
        for route, operation in routes.items():
            if [one for one in operation.get("security", []) if "NONE" not in one]:
                continue
            limits = own.get(route, {})
            for limit in ("ThrottlingRateLimit", "ThrottlingBurstLimit"):
                if limits.get(limit, sys.maxsize) >= default[0].get(limit, 0):
                    yield f"{api_id} {route}: open to everybody, without a {limit} below the others'"


def environments(it):
    """Environments and descriptions fit, whatever the parameters are."""
    for logical_id, one in it.resources("AWS::Lambda::Function").items():
        variables = one["Properties"].get("Environment", {}).get("Variables", {})
        size = sum(len(name) + len(longest(it, value)) for name, value in variables.items())
        if size > LARGEST_ENVIRONMENT:
            yield f"{logical_id}: an environment of up to {size} bytes, {LARGEST_ENVIRONMENT} are allowed"
    for logical_id, one in (it.resources("AWS::Lambda::Version") | it.resources("AWS::Lambda::Function")).items():
        text = longest(it, one["Properties"].get("Description", ""))
        if len(text) > LONGEST_DESCRIPTION:
            yield f"{logical_id}: a description of up to {len(text)} characters"


def sizes(it):
    """What CloudFormation, IAM, API Gateway and DynamoDB count stays below what they take."""
    for what, template in (("as it is written", it.written), ("as it is made", it.made)):
        size = len(json.dumps(template))
        if size > LARGEST_TEMPLATE:
            yield f"the template {what} has {size} bytes, {LARGEST_TEMPLATE} are allowed"
    for section, most in MOST_OF_A_SECTION.items():
        count = len(it.made.get(section, {}))
        if count > most:
            yield f"{count} {section} are more than CloudFormation takes"
    for api_id, api in it.resources("AWS::ApiGatewayV2::Api").items():
        count = sum(len(methods) for methods in api["Properties"]["Body"]["paths"].values())
        if count > MOST_ROUTES:
            yield f"{api_id}: {count} routes, {MOST_ROUTES} are allowed"
    for logical_id, one in it.resources("AWS::IAM::Role").items():
        # IAM counts no white space, and all policies of a role together.
        inline = "".join(longest(it, policy["PolicyDocument"]) for policy in one["Properties"].get("Policies", []))
        trust = longest(it, one["Properties"]["AssumeRolePolicyDocument"])
        yield from sized(f"{logical_id}: its policies have", inline, LARGEST_POLICIES_OF_A_ROLE)
        yield from sized(f"{logical_id}: its trust policy has", trust, LARGEST_TRUST_POLICY)
    for kind in ("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy"):
        for logical_id, one in it.resources(kind).items():
            document = longest(it, one["Properties"]["PolicyDocument"])
            yield from sized(f"{logical_id} has", document, LARGEST_RESOURCE_POLICY)
    for logical_id, one in it.resources("AWS::DynamoDB::Table").items():
        count = len(one["Properties"].get("GlobalSecondaryIndexes", []))
        if count > MOST_INDEXES:
            yield f"{logical_id}: {count} indexes, {MOST_INDEXES} are allowed"


def sized(what, text, most):
    size = len(re.sub(r"\s", "", text))
    if size > most:
        yield f"{what} up to {size} characters, {most} are allowed"


def published(it):
    """@return: by function with an alias, its environment and the version that the alias serves

    CloudFormation publishes another version where the version's logical id changes, or one of the properties that
    cannot be updated in place.
    """
    values, found = Values(it, it.parameters), {}
    for alias in it.resources("AWS::Lambda::Alias").values():
        owner = alias["Properties"]["FunctionName"]["Ref"]
        version = alias["Properties"]["FunctionVersion"]["Fn::GetAtt"][0]
        environment = values.of(it.properties(owner).get("Environment", {}))
        found[owner] = (environment, (version, values.of(it.properties(version))))
    return found


def parameters(it):
    """A change of one parameter publishes the functions that it reaches, and no other: Lambda refuses a version that
    differs in nothing."""
    before = published(it)
    for name, one in it.made["Parameters"].items():
        if "AllowedValues" in one and len(one["AllowedValues"]) == 1:
            continue
        if name not in OTHERWISE:
            yield f"{name}: no other value of it is known here"
            continue
        for owner, (environment, version) in published(transform(it.written, {name: OTHERWISE[name]})).items():
            told, new = environment != before[owner][0], version != before[owner][1]
            if told and not new:
                yield f"{owner}: a change of {name} publishes nothing"
            if new and not told:
                yield f"{owner}: a change of {name} publishes what is published already"


CHECKS = (ids, linted, names, integrations, rollouts, doors, environments, sizes, parameters)


def faults(text, checks=CHECKS):
    try:
        it = transform(read(text))
    except InvalidDocumentException as refused:
        return [str(cause.message) for cause in refused.causes]
    return [fault for check in checks for fault in check(it)]


if __name__ == "__main__":
    found = faults(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for one in found:
        print(one, file=sys.stderr)
    sys.exit(1 if found else 0)
