"""The classes and attributes of a published page that the certificate, the checks and the doctests read."""
