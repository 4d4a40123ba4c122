"""Each thing that moto is asked for has a template that must trip it."""

import unittest
from contextlib import ExitStack
from pathlib import Path

import second_opinion
from second_opinion import rights, senders, served

ROOT = Path(__file__).resolve().parents[3]
TEXT = (ROOT / "template.yaml").read_text(encoding="utf-8")
CONSUMES = "Action: [sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes]\n                Resource: !GetAtt "
READS_TOKENS = "Action: [dynamodb:GetItem]\n                Resource: !GetAtt TokensTable.Arn"
WRITES_SLIPS = "Action: s3:PutObject\n                Resource: !Sub ${Documents.Arn}/slips/*"
IDENTITY = "Identity: !If [HasMailIdentity, !Ref MailIdentity, !Ref ShopEmail]"


class Canaries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        kept = ExitStack()
        cls.addClassCleanup(kept.close)
        cls.moto = kept.enter_context(served(ROOT / ".venv/moto/bin/python"))

    def trips(self, check, expected, *pairs):
        text = TEXT
        for old, new in pairs:
            self.assertIn(old, text)
            text = text.replace(old, new)
        faults = second_opinion.faults(text, self.moto, [check])
        unseen = [one for one in expected if not any(fault.startswith(one) for fault in faults)]
        self.assertEqual([], unseen, "not seen")

    def test_policies_that_iam_does_not_take(self):
        self.trips(rights, ('AuthorizerRole: Resource TokensTable must be in ARN format or "*".',
                            "SchedulesRole: Trust Policy statement actions can only be sts:AssumeRole"),
                   (READS_TOKENS, READS_TOKENS.replace("!GetAtt TokensTable.Arn", "!Ref TokensTable")),
                   (self.schedules_trust(), self.schedules_trust().replace("sts:AssumeRole", "lambda:InvokeFunction")))

    def schedules_trust(self):
        start = TEXT.index("  SchedulesRole:\n")
        return TEXT[start:TEXT.index("Principal", start)]

    def test_roles_that_reach_too_much_or_too_little(self):
        lacks, exceeds = "is needed, and not allowed", "is allowed, and nothing in the template needs it"
        self.trips(rights, (
            *(f"SendMailRole: sqs:{call} on SendMailQueue {lacks}" for call in second_opinion.CONSUMES),
            *(f"SendMailRole: sqs:{call} on IssueInvoiceQueue {exceeds}" for call in second_opinion.CONSUMES),
            f"RelayOutboxRole: sqs:SendMessage on AdjustInventoryQueue {lacks}",
            f"SweepOutboxRole: sqs:SendMessage on AdjustInventoryQueue {lacks}",
            f"RelayOutboxRole: sqs:SendMessage on RelayOutboxFailures {lacks}",
            f"SchedulesRole: sqs:SendMessage on ScheduleDeadLetters {lacks}",
            f"SchedulesRole: sqs:SendMessage on SendMailQueue {exceeds}",
            f"RenderPackingSlipRole: s3:PutObject on slips/1.pdf of Documents {lacks}",
            *(f"RenderPackingSlipRole: s3:{call} of Documents {exceeds}" for call in (
                "PutObject on other/1.pdf", "GetObject on slips/1.pdf", "DeleteObject on slips/1.pdf", "ListBucket")),
            *(f"AuthorizerRole: dynamodb:{call} on every table {exceeds}" for call in (
                "GetItem", "BatchGetItem", "Query", "Scan", "PutItem", "UpdateItem", "DeleteItem", "DeleteTable")),
        ),
            (f"{CONSUMES}SendMailQueue.Arn", f"{CONSUMES}IssueInvoiceQueue.Arn"),
            ("                  - !GetAtt AdjustInventoryQueue.Arn\n", ""),
            ("Resource: !GetAtt RelayOutboxFailures.Arn", "Resource: !GetAtt ScheduleDeadLetters.Arn"),
            ("Resource: !GetAtt ScheduleDeadLetters.Arn\n\n  # What CodeDeploy",
             "Resource: !GetAtt SendMailQueue.Arn\n\n  # What CodeDeploy"),
            (WRITES_SLIPS, "Action: [s3:PutObject, s3:GetObject, s3:DeleteObject, s3:ListBucket]\n"
                           "                Resource: [!GetAtt Documents.Arn, !Sub '${Documents.Arn}/other/*']\n"
                           "              - Effect: Allow\n"
                           "                Action: [s3:GetObject, s3:DeleteObject]\n"
                           "                Resource: !Sub ${Documents.Arn}/slips/*"),
            (READS_TOKENS, "Action: dynamodb:*\n                Resource: '*'"))

    def test_an_identity_that_is_another_s(self):
        self.trips(senders, (
            "SendMail: under example.org: Did not have authority to send from email shop@example.com",
            "SendMail: under example.org: Did not have authority to send from email post@example.no",
            "SendMail: under example.org anybody sends",
        ), (IDENTITY, "Identity: example.org"))

    def test_a_domain_that_is_left_out(self):
        self.trips(senders, (
            "SendMail: under nobody@example.com: Did not have authority to send from email post@example.no",
        ), (IDENTITY, "Identity: !If [HasMailIdentity, nobody@example.com, !Ref ShopEmail]"))


if __name__ == "__main__":
    unittest.main()
