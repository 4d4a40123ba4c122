"""What moto, another's imitation of AWS, says of the roles and the sender of template.yaml: ./utkast audit.

It is asked by API, about the template as AWS's translator makes it. What a role needs is taken from how the template
connects its function to queues and bucket, not from its policies; those moto reads, and answers for.

- IAM refuses policies that it could not parse, and trust policies when they are put in place of others.
- Each role's keys are tried: each call on each queue, calls on objects, and whether anything reaches every table.
- SES sends for the sender from the identity that the role names, and for nobody else.

Only for queues, buckets and objects does moto ask for a right to the one that is called; elsewhere it asks for a right
to all of them, so that it says nothing of who may use which table; calls of Lambda and CloudWatch it refuses under `*`,
too. It takes unknown actions, evaluates no condition of ours, and leaves open which service may take on a role. The
policies of queues and of the bucket are not given to it. Schedules and HTTP APIs are not here, since it takes whatever
one gives it.
"""

import json
import re
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from samtranslator.public.exceptions import InvalidDocumentException

from translated import Values, read, transform

SERVER = Path(__file__).with_name("server.py")
REGION = "eu-north-1"
ACCOUNT = "123456789012"
STACK = {"AWS::Partition": "aws", "AWS::Region": REGION, "AWS::AccountId": ACCOUNT, "AWS::StackName": "utkast",
         "AWS::URLSuffix": "amazonaws.com"}
CONSUMES = ("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
SENDS = "SendMessage"
# Where slips are kept, and where nothing is.
KEPT, ELSEWHERE = "slips/1.pdf", "other/1.pdf"
A_DOMAIN = {"ShopEmail": "post@example.no", "MailIdentity": "example.no"}
FORBIDDEN = 403


class Moto:
    """A server of moto; nobody asks it for rights until `guarded`."""

    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}"
        self.session = boto3.Session("000000000000", "test", region_name=REGION)

    def client(self, service, keys=None):
        return self.session.client(service, endpoint_url=self.address, config=Config(retries={"total_max_attempts": 1}),
                                   **keys or {})

    def post(self, path, body=""):
        asked = urllib.request.Request(f"{self.address}/moto-api/{path}", body.encode(), {"Content-Type": "text/plain"})
        urllib.request.urlopen(asked).close()

    def emptied(self):
        self.post("reset-auth", "inf")
        self.post("reset")

    def guarded(self):
        """From now on each call needs a right to it."""
        self.post("reset-auth", "0")

    def keys(self, role):
        given = self.client("sts").assume_role(RoleArn=f"arn:aws:iam::{ACCOUNT}:role/{role}", RoleSessionName="opinion")
        return {"aws_access_key_id": given["Credentials"]["AccessKeyId"],
                "aws_secret_access_key": given["Credentials"]["SecretAccessKey"],
                "aws_session_token": given["Credentials"]["SessionToken"]}


@contextmanager
def served(python):
    """@param python: one that has moto"""
    with subprocess.Popen([python, "-B", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          stderr=subprocess.DEVNULL) as server:
        port = server.stdout.readline().strip()
        if not port:
            sys.exit(f"moto's server does not start; {python} {SERVER} says why. ./utkast audit makes .venv/moto anew"
                     " where there is none")
        yield Moto(port)


def arn(it, logical_id):
    kind = it.made["Resources"][logical_id]["Type"]
    if kind == "AWS::S3::Bucket":
        return f"arn:aws:s3:::{logical_id.lower()}"
    return f"arn:aws:{kind.split('::')[1].lower()}:{REGION}:{ACCOUNT}:{logical_id}"


def document(it, node, changed=None):
    """A policy as the stack would have it: each resource is called by its logical id."""
    def named(found):
        logical_id, _, attribute = found.group(1).partition(".")
        match attribute:
            case "":
                return logical_id
            case "Arn":
                return arn(it, logical_id)
            case _:
                return f"{arn(it, logical_id)}/{attribute}"

    text = json.dumps(Values(it, it.parameters | STACK | (changed or {})).of(node))
    return re.sub(r"<([^>]+)>", named, text)


def roles(it):
    return {i: one["Properties"] for i, one in it.resources("AWS::IAM::Role").items()}


def created(it, moto):
    """Makes every role with its policies, and says what IAM refuses of them."""
    iam = moto.client("iam")
    for role, properties in roles(it).items():
        trust = document(it, properties["AssumeRolePolicyDocument"])
        iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust)
        try:
            # moto looks at a trust policy only when it replaces another.
            iam.update_assume_role_policy(RoleName=role, PolicyDocument=trust)
            for policy in properties.get("Policies", []):
                iam.put_role_policy(RoleName=role, PolicyName=policy["PolicyName"],
                                    PolicyDocument=document(it, policy["PolicyDocument"]))
        except ClientError as refused:
            yield f"{role}: {refused.response['Error']['Message']}"


def allowed(call, **arguments):
    """Whether it came to the call: what became of it does not matter."""
    try:
        call(**arguments)
    except ClientError as failed:
        # moto's word for it is not every service's; the status is.
        return failed.response["ResponseMetadata"]["HTTPStatusCode"] != FORBIDDEN
    return True


def compared(what, permitted, needed):
    if permitted and not needed:
        yield f"{what} is allowed, and nothing in the template needs it"
    if needed and not permitted:
        yield f"{what} is needed, and not allowed"


def queue_of(it, node):
    """@return: the queue whose ARN a node is, or None"""
    match node:
        case {"Fn::GetAtt": [name, "Arn"]} if name in it.resources("AWS::SQS::Queue"):
            return name
    return None


def role_of(it, function):
    return it.properties(function)["Role"]["Fn::GetAtt"][0]


def named_in(it, kind):
    """@return: pairs of a function's role and a resource of this kind that its environment names"""
    for function, one in it.resources("AWS::Lambda::Function").items():
        for value in one["Properties"].get("Environment", {}).get("Variables", {}).values():
            match value:
                case {"Ref": name} if name in it.resources(kind):
                    yield role_of(it, function), name


def calls_on_queues(it):
    """@return: role, queue and call, as the template connects them"""
    for mapping in it.resources("AWS::Lambda::EventSourceMapping").values():
        properties = mapping["Properties"]
        role = role_of(it, properties["FunctionName"]["Ref"])
        source = queue_of(it, properties["EventSourceArn"])
        if source:
            yield from ((role, source, call) for call in CONSUMES)
        failures = properties.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
        if failures:
            yield role, queue_of(it, failures), SENDS
    for schedule in it.resources("AWS::Scheduler::Schedule").values():
        target = schedule["Properties"]["Target"]
        failures = target.get("DeadLetterConfig", {}).get("Arn")
        if failures:
            yield target["RoleArn"]["Fn::GetAtt"][0], queue_of(it, failures), SENDS
    yield from ((role, queue, SENDS) for role, queue in named_in(it, "AWS::SQS::Queue"))


def queues(it, moto, keys):
    """What consumes a queue may, what sends to it may, and nobody else."""
    address = f"{moto.address}/{ACCOUNT}/"
    needed = set(calls_on_queues(it))
    for role, own in keys.items():
        sqs = moto.client("sqs", own)
        for queue in it.resources("AWS::SQS::Queue"):
            url = {"QueueUrl": address + queue}
            tried = {
                SENDS: allowed(sqs.send_message, MessageBody="-", **url),
                "ReceiveMessage": allowed(sqs.receive_message, WaitTimeSeconds=0, **url),
                "DeleteMessage": allowed(sqs.delete_message, ReceiptHandle="-", **url),
                "GetQueueAttributes": allowed(sqs.get_queue_attributes, **url),
            }
            for call, permitted in tried.items():
                yield from compared(f"{role}: sqs:{call} on {queue}", permitted, (role, queue, call) in needed)


def objects(it, moto, keys):
    """Who knows the bucket writes slips, and only those; nobody reads, deletes or lists."""
    writers = set(named_in(it, "AWS::S3::Bucket"))
    for role, own in keys.items():
        s3 = moto.client("s3", own)
        for bucket in it.resources("AWS::S3::Bucket"):
            at = {"Bucket": bucket.lower()}
            tried = {
                f"PutObject on {KEPT}": allowed(s3.put_object, Key=KEPT, **at),
                f"PutObject on {ELSEWHERE}": allowed(s3.put_object, Key=ELSEWHERE, **at),
                f"GetObject on {KEPT}": allowed(s3.get_object, Key=KEPT, **at),
                f"DeleteObject on {KEPT}": allowed(s3.delete_object, Key=KEPT, **at),
                "ListBucket": allowed(s3.list_objects_v2, **at),
            }
            for call, permitted in tried.items():
                needed = call == f"PutObject on {KEPT}" and (role, bucket) in writers
                yield from compared(f"{role}: s3:{call} of {bucket}", permitted, needed)


def everything(it, moto, keys):
    """No role reaches every table."""
    table, key = {"TableName": "Any"}, {"pk": {"S": "-"}}
    for role, own in keys.items():
        dynamodb = moto.client("dynamodb", own)
        tried = {
            "GetItem": allowed(dynamodb.get_item, Key=key, **table),
            "BatchGetItem": allowed(dynamodb.batch_get_item, RequestItems={"Any": {"Keys": [key]}}),
            "Query": allowed(dynamodb.query, **table),
            "Scan": allowed(dynamodb.scan, **table),
            "PutItem": allowed(dynamodb.put_item, Item=key, **table),
            "UpdateItem": allowed(dynamodb.update_item, Key=key, **table),
            "DeleteItem": allowed(dynamodb.delete_item, Key=key, **table),
            "DeleteTable": allowed(dynamodb.delete_table, **table),
        }
        for call, permitted in tried.items():
            yield from compared(f"{role}: dynamodb:{call} on every table", permitted, False)


def rights(it, moto):
    """What each role's keys open, if IAM takes the roles."""
    refused = list(created(it, moto))
    if refused:
        yield from refused
        return
    for queue in it.resources("AWS::SQS::Queue"):
        moto.client("sqs").create_queue(QueueName=queue)
    for bucket in it.resources("AWS::S3::Bucket"):
        moto.client("s3").create_bucket(Bucket=bucket.lower(),
                                        CreateBucketConfiguration={"LocationConstraint": REGION})
    keys = {role: moto.keys(role) for role in roles(it)}
    moto.guarded()
    for check in (queues, objects, everything):
        yield from check(it, moto, keys)


def mail(moto, sender):
    raw = f"From: Shop <{sender}>\r\nTo: buyer@example.com\r\nSubject: Invoice\r\n\r\nThank you.\r\n"
    try:
        moto.client("sesv2").send_email(FromEmailAddress=sender, Destination={"ToAddresses": ["buyer@example.com"]},
                                        Content={"Raw": {"Data": raw.encode()}})
    except ClientError as refused:
        return refused.response["Error"]["Message"]
    return None


def senders(it, moto):
    """The identity that a role may send under covers the shop's address: verified itself, or as part of a domain."""
    for changed in ({}, A_DOMAIN):
        values = Values(it, it.parameters | STACK | changed)
        for function, one in it.resources("AWS::Lambda::Function").items():
            text = document(it, it.properties(role_of(it, function)).get("Policies", []), changed)
            identities = set(re.findall(r":identity/([^\"]+)", text))
            if not identities:
                continue
            moto.emptied()
            for identity in identities:
                moto.client("sesv2").create_email_identity(EmailIdentity=identity)
            sender = values.of(one["Properties"]["Environment"]["Variables"]["SHOP_EMAIL"])
            refused = mail(moto, sender)
            if refused:
                yield f"{function}: under {', '.join(sorted(identities))}: {refused}"
            if not mail(moto, "somebody@example.org"):
                yield f"{function}: under {', '.join(sorted(identities))} anybody sends"


CHECKS = (rights, senders)


def faults(text, moto, checks=CHECKS):
    try:
        it = transform(read(text))
    except InvalidDocumentException as refused:
        return [str(cause.message) for cause in refused.causes]
    found = []
    for check in checks:
        moto.emptied()
        found += check(it, moto)
    return found


if __name__ == "__main__":
    with served(sys.argv[1]) as opinion:
        every = faults(Path(sys.argv[2]).read_text(encoding="utf-8"), opinion)
    for fault in every:
        print(fault, file=sys.stderr)
    sys.exit(1 if every else 0)
