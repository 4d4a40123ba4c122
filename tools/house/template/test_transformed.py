"""Each check has a template that must trip it."""

import re
import unittest
from pathlib import Path

import transformed
from transformed import (doors, environments, ids, integrations, linted, names, parameters, read, rollouts, sizes,
                         transform)

TEMPLATE = Path(__file__).resolve().parents[3] / "template.yaml"
TEXT = TEMPLATE.read_text(encoding="utf-8")
CATALOG = "      CodeUri: functions/catalog\n"
CATALOG_DEPLOYED = ("      DeploymentPreference:\n        <<: *watched\n"
                    "        Alarms: [!Ref HttpApiErrorsAlarm, !Ref CatalogErrorsAlarm]\n")
ALARMS = "  Alarms:\n    Type: AWS::SNS::Topic\n"


class Canaries(unittest.TestCase):
    def changed(self, *pairs):
        text = TEXT
        for old, new in pairs:
            self.assertIn(old, text)
            text = text.replace(old, new)
        return text

    def trips(self, check, expected, *pairs):
        faults = transformed.faults(self.changed(*pairs), [check])
        self.assertTrue([one for one in faults if expected in one], f"not seen: {expected}; but: {faults}")

    def test_an_event_with_the_id_of_a_resource(self):
        self.trips(ids, "IssueInvoiceQueue",
                   ("        Messages:\n          Type: SQS", "        Queue:\n          Type: SQS"))

    def test_two_events_with_one_id(self):
        # SalesPage of Orders, and Page of OrdersSales: the translator keeps the one it made last.
        block = TEXT[TEXT.index("  InvoicePage:\n"):TEXT.index("  InvoicePageRole:\n")]
        twin = block.replace("  InvoicePage:\n", "  OrdersSales:\n").replace("/invoices/", "/bills/")
        events = "        AllOrders:\n          Type: HttpApi\n"
        page = ("        SalesPage:\n          Type: HttpApi\n"
                "          Properties: {ApiId: !Ref HttpApi, Method: GET, Path: /x}\n")
        self.trips(ids, "OrdersSalesPagePermission: two resources",
                   (block, block + twin), (events, page + events))

    def test_what_the_result_refers_to(self):
        faults = transformed.faults(self.changed(
            ("TABLE_STOCK: !Ref StockTable", "TABLE_STOCK: !Ref Stocktable"),
            ("!GetAtt OrdersTable.Arn", "!GetAtt OrdersTable.Ann"),
            ("${CustomersTable.Arn}/index", "${Customerstable.Arn}/index"),
            ("  TokensTable:\n", "  TokensTable:\n    DependsOn: Nothing\n"),
            ("  MailTable:\n", "  MailTable:\n    Condition: HasMail\n"),
            # A function that knows the address of the API that leads to it.
            ("          TABLE_CUSTOMERS: !Ref CustomersTable\n          TABLE_IDEMPOTENCY",
             "          API: !Ref HttpApi\n          TABLE_IDEMPOTENCY")), [linted])
        for expected in ("Stocktable", "Ann", "Customerstable", "Nothing", "HasMail", "Circular"):
            self.assertTrue([one for one in faults if expected in one], f"not seen: {expected}; but: {faults}")

    def test_what_cfn_lint_only_warns_of(self):
        self.trips(linted, "W3005",
                   ("  DomainMapping:\n", "  DomainMapping:\n    DependsOn: Domain\n"))

    def test_a_name_that_is_too_long(self):
        self.trips(names, "SendMailQueue.QueueName: 138 characters",
                   ("  SendMailQueue:\n    Type: AWS::SQS::Queue\n    Properties:\n",
                    "  SendMailQueue:\n    Type: AWS::SQS::Queue\n    Properties:\n"
                    "      QueueName: !Sub ${AWS::StackName}-send-mail\n"))

    def test_a_fixed_name(self):
        self.trips(names, "SweepOutboxSchedule.Name", ("            OmitName: true\n", ""))
        self.trips(names, "Alarms.TopicName",
                   (ALARMS, ALARMS + "    Properties:\n      TopicName: alarms\n"))
        self.trips(names, "Catalog.FunctionName",
                   (CATALOG, CATALOG.replace("CodeUri", "FunctionName: catalog\n      CodeUri")))
        self.trips(names, "MetricNamespace",
                   ("MetricNamespace: !Ref AWS::StackName", "MetricNamespace: Utkast"))
        self.trips(names, "ApiUrl.Export", ("  ApiUrl:\n", "  ApiUrl:\n    Export: {Name: api}\n"))

    def test_a_kind_of_resource_that_nobody_looked_at(self):
        self.trips(names, "AWS::SSM::Parameter",
                   (ALARMS, ALARMS + "  Kept:\n    Type: AWS::SSM::Parameter\n"
                                     "    Properties: {Type: String, Value: x}\n"))

    def test_a_route_that_leads_past_the_alias(self):
        self.trips(integrations, "leads to no alias", ("      <<: *answering\n" + CATALOG, CATALOG), (CATALOG_DEPLOYED, ""))

    def test_an_authorizer_that_is_asked_past_its_alias(self):
        self.trips(integrations, "HttpApi AccessToken: leads to no alias",
                   ("FunctionArn: !Ref Authorizer.Alias", "FunctionArn: !GetAtt Authorizer.Arn"))

    def test_an_authorizer_that_may_not_be_asked(self):
        self.trips(integrations, "HttpApi AccessToken: may not call",
                   ("            EnableFunctionDefaultPermissions: true\n", ""))

    def test_an_alias_that_moves_at_once(self):
        self.trips(rollouts, "Catalog: its alias moves at once", (CATALOG_DEPLOYED, ""))

    def test_a_new_version_that_no_alarm_watches(self):
        self.trips(rollouts, "Catalog: no alarm watches its new version",
                   ("!Ref CatalogErrorsAlarm]", "!Ref OrdersErrorsAlarm]"))
        self.trips(rollouts, "Catalog: no alarm watches its new version",
                   ("Value: !GetAtt Catalog.Version.Version", 'Value: "1"'))
        self.trips(rollouts, "Catalog: no alarm watches what it answers",
                   ("[!Ref HttpApiErrorsAlarm, !Ref Catalog", "[!Ref ThrottlesAlarm, !Ref Catalog"))

    def test_an_alias_that_nobody_may_move(self):
        self.trips(rollouts, "Catalog: its alias may not be moved",
                   ("                  - !GetAtt Catalog.Arn\n", ""))

    def test_a_door_without_a_throttle_of_its_own(self):
        own = TEXT[TEXT.index("      RouteSettings:\n"):TEXT.index("\n  AccessLogs:\n")]
        self.trips(doors, "GET /invoices/{token}: open to everybody", (own, "\n"))
        self.trips(doors, "GET /invoices/{token}: open to everybody",
                   ("ThrottlingRateLimit: 10", "ThrottlingRateLimit: 500"))
        self.trips(doors, "a throttle of no route", ("GET /invoices/{token}:", "GET /invoice/{token}:"))

    def test_a_route_that_was_opened(self):
        door = "            Path: /admin/api/{version}/customers.json\n"
        self.trips(doors, "customers.json: open to everybody",
                   (door, door + "            Auth:\n              Authorizer: NONE\n"))

    def test_an_api_without_throttles(self):
        self.trips(doors, "not throttled", ("        ThrottlingRateLimit: 500\n", ""))

    def test_a_parameter_that_does_not_reach_the_alias(self):
        self.trips(parameters, "Catalog: a change of ShopTimeZone publishes nothing",
                   ("${ShopCountry} ${ShopTimeZone}", "${ShopCountry}"))
        self.trips(parameters, "Catalog: a change of EcbDailyUrl publishes what is published already",
                   ("${ReminderDays} ${ShopEmail}", "${EcbDailyUrl} ${ReminderDays} ${ShopEmail}"))

    def test_a_parameter_that_is_longer_than_a_description(self):
        self.trips(environments, "a description of up to", ("    MaxLength: 70\n", "    MaxLength: 170\n"))
        self.trips(environments, "an environment of up to", ("    MaxLength: 70\n", "    MaxLength: 4000\n"))

    def test_more_than_a_template_may_have(self):
        many = "".join(f"  Spare{n}:\n    Type: String\n    Default: x\n" for n in range(200))
        self.trips(sizes, "Parameters are more", ("  VersionHash:\n", many + "  VersionHash:\n"))
        wide = "  Wide:\n    Type: String\n    Default: " + "x" * 1_000_000 + "\n"
        self.trips(sizes, "as it is written has", ("  VersionHash:\n", wide + "  VersionHash:\n"))

    def test_more_routes_than_an_api_may_have(self):
        events = "        AllOrders:\n          Type: HttpApi\n"
        many = "".join(f"        Spare{n}:\n          Type: HttpApi\n"
                       f"          Properties: {{ApiId: !Ref HttpApi, Method: GET, Path: /x{n}}}\n" for n in range(300))
        self.trips(sizes, "routes, 300 are allowed", (events, many + events))

    def test_a_role_whose_policies_are_too_long(self):
        right = "              - Effect: Allow\n                Action: dynamodb:Query\n"
        many = "".join(right + f"                Resource: arn:aws:dynamodb:eu-central-1:1:table/{n:0120}\n"
                       for n in range(60))
        self.trips(sizes, "OrdersRole: its policies have",
                   ("        - PolicyName: orders\n          PolicyDocument:\n            Version: \"2012-10-17\"\n"
                    "            Statement:\n", "        - PolicyName: orders\n          PolicyDocument:\n"
                    "            Version: \"2012-10-17\"\n            Statement:\n" + many))

    def test_a_table_with_too_many_indexes(self):
        index = ("        - {IndexName: i%d, KeySchema: [{AttributeName: pk, KeyType: HASH},"
                 " {AttributeName: sk, KeyType: RANGE}], Projection: {ProjectionType: KEYS_ONLY}}\n")
        many = "      GlobalSecondaryIndexes:\n" + "".join(index % n for n in range(21))
        self.trips(sizes, "LinksTable: 21 indexes",
                   ("  LinksTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n"
                    "    UpdateReplacePolicy: Retain\n    Properties:\n",
                    "  LinksTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n"
                    "    UpdateReplacePolicy: Retain\n    Properties:\n" + many))

    def test_a_parameter_that_nobody_looked_at(self):
        self.trips(parameters, "Motto",
                   ("  ReminderDays:\n    Type", "  Motto: {Type: String, Default: x}\n  ReminderDays:\n    Type"))


class Environments(unittest.TestCase):
    def groups(self, **parameters):
        it = transform(read(TEXT), parameters)
        moved = [one for one in it.resources("AWS::Lambda::Alias").values() if "UpdatePolicy" in one]
        groups = it.resources("AWS::CodeDeploy::DeploymentGroup")
        self.assertEqual(len(groups), len(moved))
        return groups

    def test_only_production_is_deployed_gradually_and_nothing_that_is_urgent(self):
        self.assertEqual(11, len(self.groups()))
        self.assertEqual({}, self.groups(Stage="staging"))
        self.assertEqual({}, self.groups(Rollout="urgent"))

    def test_a_domain_is_made_where_one_is_given(self):
        for given, made in (({}, set()), ({"DomainName": "pay.example.com"}, {"Domain", "DomainMapping"}),
                            ({"DomainName": "pay.example.com", "HostedZoneId": "Z1"},
                             {"Domain", "DomainMapping", "DomainRecord"})):
            it = transform(read(TEXT), given)
            values = transformed.Values(it, it.parameters)
            self.assertEqual(made, {name for name, one in it.made["Resources"].items()
                                    if "Condition" in one and values.holds({"Condition": one["Condition"]})})

    def test_a_domain_without_a_certificate_is_refused_and_the_reverse(self):
        domain, certificate, zone = ({name: transformed.OTHERWISE[name]} for name in
                                     ("DomainName", "CertificateArn", "HostedZoneId"))
        for given, refused in (({}, ""), (domain | certificate, ""), (domain | certificate | zone, ""),
                               (domain, "DomainName needs"), (certificate, "CertificateArn needs"),
                               (zone, "HostedZoneId needs"), (domain | zone, "DomainName needs")):
            it = transform(read(TEXT), given)
            values = transformed.Values(it, it.parameters)
            broken = [one["AssertDescription"] for rule in it.made["Rules"].values() for one in rule["Assertions"]
                      if not values.holds(one["Assert"])]
            self.assertEqual([refused] if refused else [], [" ".join(one.split()[:2]) for one in broken])

    def test_a_shop_elsewhere_says_in_which_time_zone_it_is(self):
        for given, refused in (({}, False), ({"ShopCountry": "NL"}, True), ({"ShopTimeZone": "America/Los_Angeles"}, False),
                               ({"ShopCountry": "NL", "ShopTimeZone": "Europe/Amsterdam"}, False)):
            it = transform(read(TEXT), given)
            values = transformed.Values(it, it.parameters)
            broken = [one for rule in it.made["Rules"].values() for one in rule["Assertions"] if not values.holds(one["Assert"])]
            self.assertEqual(refused, bool(broken), given)

    def test_links_lead_to_the_domain_unless_they_are_told_otherwise(self):
        for given, url in (({}, "https://<HttpApi>.execute-api.<AWS::Region>.<AWS::URLSuffix>"),
                           ({"DomainName": "pay.example.com"}, "https://pay.example.com"),
                           ({"DomainName": "a.example.com", "PublicUrl": "https://b.example.com"}, "https://b.example.com")):
            it = transform(read(TEXT), given)
            values = transformed.Values(it, it.parameters)
            variables = it.properties("SendMail")["Environment"]["Variables"]
            self.assertEqual(url, values.of(variables["PUBLIC_URL"]))
            if "PublicUrl" not in given:
                self.assertEqual(url, values.of(it.made["Outputs"]["ApiUrl"]["Value"]))


class Versions(unittest.TestCase):
    def versions(self, text):
        found = transformed.published(transform(read(text)))
        return {owner: version for owner, (_, version) in found.items()}

    def test_a_change_of_any_property_is_published(self):
        before = self.versions(TEXT)
        for old, new in (("    Timeout: 29\n", "    Timeout: 20\n"),
                         ("    MemorySize: 1024\n", "    MemorySize: 2048\n"),
                         ("    Runtime: java25\n", "    Runtime: java21\n")):
            self.assertIn(old, TEXT)
            after = self.versions(TEXT.replace(old, new))
            self.assertEqual([], [owner for owner in before if before[owner] == after[owner]], new)

    def test_a_change_of_a_parameter_is_published_by_the_description_of_the_version(self):
        text = re.sub(r"(?m)^ +AutoPublishCodeSha256: .*\n^ +Description: .*\n", "", TEXT)
        self.assertEqual([], transformed.faults(text, [parameters]))

    def test_a_change_of_a_parameter_is_published_under_an_id_of_its_own(self):
        other = transform(read(TEXT), {"ShopCurrency": "EUR", "ShopTimeZone": "Europe/Oslo"})
        one = transform(read(TEXT))
        before, after = (it.resources("AWS::Lambda::Version").keys() for it in (one, other))
        self.assertEqual(set(), before & after)
        self.assertEqual(11, len(before))

    def test_a_change_of_code_is_published(self):
        after = self.versions(TEXT.replace("functions/catalog\n", "functions/catalog2\n"))
        self.assertEqual(["Catalog"], [owner for owner, one in self.versions(TEXT).items() if one != after[owner]])

    def test_what_did_not_change_is_not_published(self):
        self.assertEqual(self.versions(TEXT), self.versions(TEXT))


if __name__ == "__main__":
    unittest.main()
