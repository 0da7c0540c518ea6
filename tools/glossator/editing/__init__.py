"""What editors are helped with beyond checks: ids listed, words found, things renamed, an edition begun."""
