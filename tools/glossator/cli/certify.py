"""``glossator certify``: prove that the published pages are what was written, and give back their witnesses."""

from __future__ import annotations

import argparse
from pathlib import Path

from glossator.certificate import Certificate, certify
from glossator.cli.published_folders import check_folders, list_folders
from glossator.diagnostics import Code, Diagnostic, EditionError
from glossator.manifest import check_manifest
from glossator_schema import printed
from glossator_schema.printing import HTML


def run_certify(arguments: argparse.Namespace) -> None:
    """Print the certificate of each text of a published edition, then compare its files with their manifest.

    Raises :class:`EditionError` with every difference, which names the page or the file.
    """
    build: Path = arguments.directory / "build"
    folder: Path | None = arguments.folder
    pages = [of / HTML.name for of in list_folders(build) if (of / HTML.name).is_dir()]
    faults: list[Diagnostic] = []
    for place in [folder] if folder else pages or [build / HTML.name]:
        if not place.is_dir():
            message = "there is no such folder; run `glossator build`"
            raise EditionError([Diagnostic(str(place), 0, Code.MISSING_FILE, message)])
        within = place.parent.relative_to(build).as_posix() if not folder else "."
        for certificate in certify(place):
            print("" if within == "." else f"{within}/", describe_certificate(certificate), sep="")
            faults += certificate.faults
    faults += check_manifest(folder) if folder else check_folders(build)
    if faults:
        raise EditionError(faults)


def describe_certificate(certificate: Certificate) -> str:
    """Return the lines that a certificate is printed in."""
    verdict = printed.REGENERATED if certificate.is_good else "DIFFERS"
    return (
        f"{certificate.id}: {verdict}, {certificate.size} bytes, "
        f"{certificate.emendations} emendations\n"
        f"  published   {certificate.published}\n  regenerated {certificate.regenerated}"
    )
