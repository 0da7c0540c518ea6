"""``glossator certify``: prove that the published pages are what was written, and give back their witnesses."""

from __future__ import annotations

import argparse
from pathlib import Path

from glossator.certificate import Certificate, certify
from glossator.diagnostics import Diagnostic, EditionError
from glossator.manifest import check_manifest
from glossator_schema import printed

OUTPUTS = ("html", "pdf", "epub")
"""The folders of a build, each with a manifest of its own."""


def run_certify(arguments: argparse.Namespace) -> None:
    """Print the certificate of each text of a published edition, then compare its files with their manifest.

    Raises :class:`EditionError` with every difference, which names the page or the file.
    """
    folder: Path | None = arguments.folder
    build: Path = arguments.directory / "build"
    certificates = certify(folder or build / "html")
    for certificate in certificates:
        print(describe_certificate(certificate))
    faults = [fault for certificate in certificates for fault in certificate.faults]
    folders = [folder] if folder else [build / name for name in OUTPUTS if (build / name).is_dir()]
    found: list[Diagnostic] = []
    for output in folders:
        found += check_manifest(output)
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
