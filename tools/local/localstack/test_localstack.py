"""What of a template LocalStack is given, and how DynamoDB Local is led to."""

import tempfile
import unittest
import zipfile
from pathlib import Path

import yaml

import localstack

WRITTEN = """
Resources:
  Orders: {Type: AWS::DynamoDB::Table}
  Ship: {Type: AWS::Serverless::Function, Properties: {Role: !GetAtt ShipRole.Arn}}
  ShipRole: {Type: AWS::IAM::Role, Properties: {Resource: !Sub "${Orders.Arn}/index/*"}}
  ShipAlarm: {Type: AWS::CloudWatch::Alarm, Properties: {Function: !Ref Ship}}
  Board: {Type: AWS::CloudWatch::Dashboard, Properties: {Body: !Sub ["of ${x}", {x: !Ref ShipAlarm}]}}
  Domain: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: a.example.com}}
  Late: {Type: AWS::SQS::Queue, DependsOn: [Ship]}
Outputs:
  Table: {Value: !Ref Orders}
  Function: {Value: !Sub "${Ship.Arn}"}
Globals: {Function: {Timeout: 3}}
"""


class LocalStackTest(unittest.TestCase):

    def test_what_is_run_here_is_left_out_with_all_that_refers_to_it(self):
        template, left_out = localstack.without_functions(yaml.load(WRITTEN, localstack.Template))
        self.assertEqual({"Orders", "ShipRole"}, template["Resources"].keys())
        self.assertEqual({"Ship", "ShipAlarm", "Board", "Domain", "Late"}, left_out.keys())
        self.assertEqual({"Table"}, template["Outputs"].keys())
        self.assertNotIn("Globals", template)

    def test_short_forms_are_read_as_long_ones(self):
        role = yaml.load(WRITTEN, localstack.Template)["Resources"]["Ship"]["Properties"]["Role"]
        self.assertEqual({"Fn::GetAtt": ["ShipRole", "Arn"]}, role)

    def test_a_jar_leads_to_others_in_lines_that_a_manifest_may_have(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "empty.jar"
            names = [f"file:/a/long/way/to/library-{number}.jar" for number in range(20)]
            localstack.jar(path, Main_Class="a.LocalCommand", Class_Path=" ".join(names))
            with zipfile.ZipFile(path) as archive:
                lines = archive.read("META-INF/MANIFEST.MF").decode().split("\r\n")
        self.assertTrue(all(len(line) <= 72 for line in lines))
        joined = "".join(line[1:] if line.startswith(" ") else "\n" + line for line in lines)
        self.assertIn("Main-Class: a.LocalCommand", joined)
        self.assertIn("Class-Path: " + " ".join(names), joined)


if __name__ == "__main__":
    unittest.main()
