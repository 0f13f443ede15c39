"""A bureau's counter in Python: signs by requests-http-signature, and has to be understood."""

import datetime
import sys

import requests
from requests_http_signature import HTTPSignatureAuth, algorithms

base, keyid, private_key = sys.argv[1], sys.argv[2], open(sys.argv[3], "rb").read()
COMPONENTS = ["@method", "@authority", "@path"]


def signed(*more):
    return HTTPSignatureAuth(
        signature_algorithm=algorithms.ED25519,
        key=private_key,
        key_id=keyid,
        covered_component_ids=COMPONENTS + list(more),
        expires_in=datetime.timedelta(minutes=2),
    )


def expect(status, answer):
    print(answer.status_code, answer.request.method, answer.request.url)
    if answer.status_code != status:
        sys.exit(f"{status} was expected, but this came: {answer.text}")
    return answer


person = {"idType": "01", "idNumber": "630102198804020018", "name": "张三", "area": "630000"}
people = base + "/enrolment/people"
psn_no = expect(201, requests.post(people, json=person, auth=signed())).json()["psnNo"]

year = {"year": "2026", "repairYears": "0"}
assessment = f"{base}/waiting-period/people/{psn_no}/assessment"
expect(200, requests.get(assessment, params=year, auth=signed("@query")))
expect(401, requests.get(assessment, params=year, auth=signed()))

move = {"toArea": "520600", "on": "2025-11-05"}
transfer = f"{people}/{psn_no}/transfer"
number = {"Idempotency-Key": "foreign-1"}
first = expect(200, requests.post(transfer, json=move, headers=number, auth=signed("idempotency-key")))
again = expect(200, requests.post(transfer, json=move, headers=number, auth=signed("idempotency-key")))
if again.text != first.text or again.headers.get("Idempotent-Replayed") != "true":
    sys.exit("the repeat was answered otherwise")

with requests.Session() as session:
    forged = session.prepare_request(requests.Request("POST", people, json=person, auth=signed()))
    forged.body = forged.body.replace(b"630102", b"630103")
    expect(401, session.send(forged))
