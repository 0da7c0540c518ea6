"""``glossator certify``: prove that the published pages are what was written, and give back their witnesses."""

from __future__ import annotations

import argparse
from pathlib import Path

from glossator.certificate import Certificate, certify
from glossator.diagnostics import Diagnostic, EditionError
from glossator.manifest import check_copy, check_manifest
from glossator_schema import printed
from glossator_schema.printing import DATA, HTML, OUTPUTS


def run_certify(arguments: argparse.Namespace) -> None:
    """Print the certificate of each text of a published edition, then compare its files with their manifest.

    Raises :class:`EditionError` with every difference, which names the page or the file.
    """
    folder: Path | None = arguments.folder
    build: Path = arguments.directory / "build"
    certificates = certify(folder or build / HTML.name)
    for certificate in certificates:
        print(describe_certificate(certificate))
    faults = [fault for certificate in certificates for fault in certificate.faults]
    outputs = [build / output.name for output in OUTPUTS if (build / output.name).is_dir()]
    found: list[Diagnostic] = []
    for output in [folder] if folder else outputs:
        found += check_manifest(output)
    if not folder:
        found += check_copy(build / DATA, build / HTML.name / DATA)
    if faults or found:
        raise EditionError([*faults, *found])


def describe_certificate(certificate: Certificate) -> str:
    """Return the lines that a certificate is printed in."""
    verdict = printed.REGENERATED if certificate.is_good else "DIFFERS"
    return (
        f"{certificate.id}: {verdict}, {certificate.size} bytes, "
        f"{certificate.emendations} emendations\n"
        f"  published   {certificate.published}\n  regenerated {certificate.regenerated}"
    )
