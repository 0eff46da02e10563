"""The table `make bench` prints, and the promises it holds the figures against."""

from collections.abc import Iterator

# At 10,000 rounds in milliseconds, and how much longer a page may take at 100,000.
PAGE_MS, WRITE_MS, BUDGET_SIZE, GROWTH = 25, 10, 10_000, 1.5
QUERIES, KILOBYTES = 12, 30


def table(measured: dict[int, dict]) -> str:
    """One line a page, from what `bench_measure.py` found by number of rounds."""
    sizes = list(measured)
    rounds = [f"{size:,} rounds" for size in sizes]
    rows = [["milliseconds: 10th / median / 95th of 100", *rounds, "queries", "KB", "growth", ""]]
    for label in next(iter(measured.values()))["pages"]:
        rows.append(row(label, [measured[size]["pages"][label] for size in sizes], sizes))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(line(cells, widths) for cells in rows)


def line(cells: list[str], widths: list[int]) -> str:
    """Names to the left, figures to the right, and what misses its promise behind them."""
    figures = [cell.rjust(width) for cell, width in zip(cells[1:-1], widths[1:-1], strict=True)]
    return "  ".join([cells[0].ljust(widths[0]), *figures, cells[-1]]).rstrip()


def row(label: str, pages: list[dict], sizes: list[int]) -> list[str]:
    growth = growth_of(pages, sizes)
    times = [f"{page['p10']:.1f} / {page['median']:.1f} / {page['p95']:.1f}" for page in pages]
    queries = "–".join(dict.fromkeys(str(page["queries"]) for page in pages))
    kilobytes = f"{max(page['kilobytes'] for page in pages):.1f}"
    return [label, *times, queries, kilobytes, f"{growth:.2f}" if growth else "", ", ".join(misses(pages, sizes))]


def growth_of(pages: list[dict], sizes: list[int]) -> float | None:
    """How many times longer the page takes at 100,000 than at 10,000, by the times that neighbours disturb least."""
    by_size = dict(zip(sizes, pages, strict=True))
    few, many = by_size.get(BUDGET_SIZE), by_size.get(BUDGET_SIZE * 10)
    return many["p10"] / few["p10"] if few and many else None


def misses(pages: list[dict], sizes: list[int]) -> Iterator[str]:
    is_write = bool(pages[0]["data"])
    promised = WRITE_MS if is_write else PAGE_MS
    at_budget = dict(zip(sizes, pages, strict=True)).get(BUDGET_SIZE)
    if at_budget and at_budget["median"] > promised:
        yield f"over {promised} ms" + (" when the machine is busy" if at_budget["p10"] <= promised else "")
    if (growth_of(pages, sizes) or 0) > GROWTH:
        yield f"grows more than {GROWTH} times" + (f", within {promised} ms" if pages[-1]["p10"] <= promised else "")
    if not is_write and max(page["queries"] for page in pages) > QUERIES:
        yield f"over {QUERIES} queries"
    if max(page["kilobytes"] for page in pages) > KILOBYTES:
        yield f"over {KILOBYTES} KB"
