"""What stands on the map as it is drawn: pills that overlap, lines that cross or run behind one."""

from __future__ import annotations

# Lines that share a claim are left out, and so is what is drawn only when asked for.
_LINES = """
  const lines = [...document.querySelectorAll("#map-canvas [data-link]:not(.is-aside)")].map(
    (line) => {
      const path = line.querySelector(".line-path");
      const length = path.getTotalLength();
      const steps = Math.max(24, Math.ceil(length / 8));
      const points = Array.from({ length: steps + 1 }, (_, at) => {
        const { x, y } = path.getPointAtLength((length * at) / steps);
        return [x, y];
      });
      return { id: line.getAttribute("data-link"), points, ends: endsOf(line) };
    },
  );
"""
_ENDS = """
  const endsOf = (line) => {
    const [first, last] = [line.querySelector(".line-path"), 0];
    const length = first.getTotalLength();
    return [first.getPointAtLength(last), first.getPointAtLength(length)].map(({ x, y }) => {
      const pill = pills.find(
        ([left, top, right, low]) =>
          x > left - 18 && x < right + 18 && y > top - 2 && y < low + 2 &&
          (Math.abs(x - left) < 18 || Math.abs(x - right) < 18),
      );
      return pills.indexOf(pill);
    });
  };
"""
_PILLS = """
  const pills = [...document.querySelectorAll("#map-canvas .pill-box")].map((box) => {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((n) => +box.getAttribute(n));
    return [x, y, x + width, y + height];
  });
"""

CROSSINGS = f"""() => {{
  {_PILLS} {_ENDS} {_LINES}
  const side = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const meet = (a, b, c, d) =>
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  const crossed = (one, other) =>
    one.points.slice(1).some((b, i) =>
      other.points.slice(1).some((d, j) => meet(one.points[i], b, other.points[j], d)));
  let count = 0;
  for (const [at, one] of lines.entries())
    for (const other of lines.slice(at + 1))
      if (!one.ends.some((end) => other.ends.includes(end)) && crossed(one, other)) count += 1;
  return count;
}}"""

BEHIND_PILLS = f"""() => {{
  {_PILLS} {_ENDS} {_LINES}
  return lines.filter(({{ points }}) =>
    points.some(([x, y]) =>
      pills.some(([left, top, right, low]) =>
        x > left + 2 && x < right - 2 && y > top + 1 && y < low - 1)),
  ).map(({{ id }}) => id);
}}"""

OVERLAPS = f"""() => {{
  {_PILLS}
  return pills.filter((a, at) =>
    pills.slice(at + 1).some((b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]),
  ).length;
}}"""
