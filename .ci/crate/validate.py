"""Validates the metadata of an unpacked distribution as RO-Crate, without network: validate.py FOLDER CONTEXTS

The validator knows RO-Crate 1.3, but Workflow Run Crate only up to 0.5, which is for RO-Crate 1.1. So the
distribution is validated as RO-Crate 1.3, and a copy of its metadata in the terms of these older versions as
Workflow Run Crate 0.5. CONTEXTS has the JSON-LD contexts 1.1.jsonld and 1.3.jsonld.
"""

import json
import pathlib
import sys

import requests
from rocrate_validator import services

crate, contexts = map(pathlib.Path, sys.argv[1:])
versions = {
    "https://w3id.org/ro/crate/1.3": "https://w3id.org/ro/crate/1.1",
    "https://w3id.org/ro/wfrun/process/0.6": "https://w3id.org/ro/wfrun/process/0.5",
    "https://w3id.org/ro/wfrun/workflow/0.6": "https://w3id.org/ro/wfrun/workflow/0.5",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.1": "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
}


def answer(_, request, **options):
    """The contexts in place of the network."""
    version = request.url.removeprefix("https://w3id.org/ro/crate/").removesuffix("/context")
    response = requests.Response()
    response.url, response.request, response.status_code = request.url, request, 404
    file = contexts / f"{version}.jsonld"
    if "/" not in version and file.exists():
        response.status_code = 200
        response.headers["Content-Type"] = "application/ld+json"
        response._content = file.read_bytes()
    return response


def check(metadata, profile):
    settings = services.ValidationSettings(
        rocrate_uri=str(crate), profile_identifier=profile, package_root=crate, no_cache=True
    )
    result = services.validate_metadata_as_dict(metadata, settings)
    issues = [issue for issue in result.get_issues() if issue.check.severity.name == "REQUIRED"]
    for issue in issues:
        print(f"{profile}: {issue.check.identifier}: {issue.message} {issue.violatingEntity or ''}")
    print(f"{profile}: {len(issues)} issues")
    return not issues and result.passed()


requests.adapters.HTTPAdapter.send = answer
text = (crate / "ro-crate-metadata.json").read_text()
older = text
for new, old in versions.items():
    older = older.replace(f'"{new}"', f'"{old}"').replace(f'"{new}/context"', f'"{old}/context"')
passed = [
    check(json.loads(text), "ro-crate-1.3"),
    check(json.loads(older), "workflow-run-crate-0.5"),
]
sys.exit(0 if all(passed) else 1)
