"""What Checkov says of template.yaml, as it is written and as CloudFormation makes it: ./utkast audit.

Each exception says why; one that nothing needs any more is a fault too. Says nothing if all is well.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from translated import read, transform

EXCEPTIONS = {
    "CKV_AWS_18": "Access to the bucket of slips: only functions reach it, whose calls CloudTrail can log; a second bucket"
                  " would have to be paid, kept and emptied.",
    "CKV_AWS_26": "CloudWatch cannot publish to a topic under the key that SNS manages, and alarms name no customer.",
    "CKV_AWS_27": "Queues are encrypted with keys of SQS (SqsManagedSseEnabled); this check knows keys of KMS only.",
    "CKV_AWS_115": "Reserved concurrency would take from the account's limit, which is ten at first; queues bound their"
                   " functions by MaximumConcurrency, the gateway by its throttles.",
    "CKV_AWS_116": "Dead letters belong to the queues, the stream and the schedules, which retry; who calls over HTTP is"
                   " answered at once.",
    "CKV_AWS_117": "Nothing here listens in a network. A VPC would need endpoints that are paid by the hour, and guards"
                   " only what IAM guards already.",
    "CKV_AWS_119": "Tables are encrypted with keys that AWS manages. A key of one's own is paid by the month and by the"
                   " request; whoever must have one sets it.",
    "CKV_AWS_158": "Logs are encrypted with keys of CloudWatch; they hold no addresses and no secrets.",
    "CKV_AWS_173": "Environments hold names of tables and the shop's settings, no secrets; Lambda encrypts them at rest.",
}

# What must be found if the check works at all: a table that could not be restored.
CANARY = ("PointInTimeRecoveryEnabled: true", "PointInTimeRecoveryEnabled: false", "CKV_AWS_28")


def failed(checkov, template):
    """@return: by id, what the check is called and the resources that fail it"""
    done = subprocess.run([checkov, "--file", template, "--framework", "cloudformation", "--compact", "--quiet",
                           "--output", "json"], capture_output=True, text=True, check=False)
    found = {}
    for one in json.loads(done.stdout)["results"]["failed_checks"]:
        found.setdefault(one["check_id"], (one["check_name"], []))[1].append(one["resource"])
    return found


def audited(checkov, text, folder):
    """@return: by form of the template, what fails"""
    written, made = Path(folder, "written.yaml"), Path(folder, "made.json")
    written.write_text(text, encoding="utf-8")
    made.write_text(json.dumps(transform(read(text)).made), encoding="utf-8")
    return {"as it is written": failed(checkov, str(written)), "as it is made": failed(checkov, str(made))}


def faults(checkov, text):
    with tempfile.TemporaryDirectory() as folder:
        forms = audited(checkov, text, folder)
        broken = audited(checkov, text.replace(*CANARY[:2]), folder)
    for form, found in forms.items():
        for check, (name, resources) in found.items():
            if check not in EXCEPTIONS:
                yield f"{form}: {name} ({check}): {', '.join(resources)}"
        if CANARY[2] not in broken[form]:
            yield f"{form}: Checkov no longer sees {CANARY[2]}"
    for check in EXCEPTIONS:
        if not any(check in found for found in forms.values()):
            yield f"{check}: nothing needs this exception any more"


if __name__ == "__main__":
    every = list(faults(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8")))
    for one in every:
        print(one, file=sys.stderr)
    sys.exit(1 if every else 0)
