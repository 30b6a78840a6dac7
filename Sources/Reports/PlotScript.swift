/// The script of figures with two axes: drawn once, read off, zoomed.
enum PlotScript {
  static let text = #"""
    const short = value => value === null ? "" : Math.abs(value) >= 1e5 || value !== 0
      && Math.abs(value) < 1e-3 ? value.toExponential(3).replace(/\.?0+e/, "e") : String(+value.toPrecision(5));
    function ticks(low, high, log, most) {
      if (log) {
        const marks = parts => {
          const found = [];
          for (let power = Math.floor(low); power <= high; power++) for (const part of parts) {
            const at = power + Math.log10(part);
            if (at >= low && at <= high) found.push([at, short(+(10 ** at).toPrecision(12))]);
          }
          return found;
        };
        // The finest marks for which there is room, all at the same distance.
        const found = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]].map(marks)
          .find((found, index) => found.length <= most + 1 || index === 3);
        return found.filter((_, index) => index % Math.ceil(found.length / (most + 1)) === 0);
      }
      const raw = (high - low) / most, base = 10 ** Math.floor(Math.log10(raw));
      const step = base * [1, 2, 5, 10].find(part => part * base >= raw), found = [];
      for (let count = Math.ceil(low / step); count * step <= high; count++)
        found.push([count * step, short(+(count * step).toPrecision(12))]);
      return found;
    }
    const cut = (text, most) => text.length > most ? text.slice(0, most - 1) + "…" : text;
    // Marks at the values themselves, where these are few.
    const few = (values, most, at) => values && values.length <= most
      ? values.map(value => [at(value), short(value)]) : null;
    function range(values) {
      let low = Infinity, high = -Infinity;
      for (const value of values) if (value !== null) {
        low = Math.min(low, value); high = Math.max(high, value);
      }
      if (low > high) return [0, 1];
      if (low === high) return [low - (Math.abs(low) || 1) / 2, high + (Math.abs(low) || 1) / 2];
      const room = (high - low) / 40;
      return [low - room, high + room];
    }
    // spec: title, x, y (names), logX, logY, names (of places on x), series of name, x, y, colour,
    // mark ("line", "dot"), row. Only what is behind the lines is drawn by `under`.
    function plot(parent, spec) {
      const box = element("div", parent);
      element("h3", box, spec.title);
      const holder = element("div", box, "", "plot");
      const [canvas, over] = [element("canvas", holder), element("canvas", holder)];
      if (spec.named) keyOf(box, spec.series.map(one => [one.name, one.colour, one.dash.length]));
      const readout = element("div", box, "", "readout");
      over.tabIndex = 0;
      over.setAttribute("role", "img");
      over.setAttribute("aria-label", `${spec.title}: ${spec.y} by ${spec.x}. Arrow keys read values, `
        + "plus and minus zoom, Escape shows all.");
      const toX = value => value === null || spec.logX && value <= 0 ? null
        : spec.logX ? Math.log10(value) : value;
      const toY = value => value === null || spec.logY && value <= 0 ? null
        : spec.logY ? Math.log10(value) : value;
      const lines = spec.series.map(one => ({ ...one, px: one.x.map(toX), py: one.y.map(toY),
        ends: one.low ? [one.low.map(toY), one.high.map(toY)] : null }));
      const whole = () => [range(lines.flatMap(one => one.px)), range(lines.flatMap(one => one.ends
        ? one.py.concat(one.ends[1], spec.logY ? [] : one.ends[0]) : one.py))];
      let view = whole(), width = 0, cursor = null, drag = null, waiting = false;
      const height = spec.height || 220, edge = { left: 58, right: 10, top: 8, bottom: 34 };
      const sx = value => edge.left + (value - view[0][0]) / (view[0][1] - view[0][0])
        * (width - edge.left - edge.right);
      const sy = value => height - edge.bottom - (value - view[1][0]) / (view[1][1] - view[1][0])
        * (height - edge.top - edge.bottom);
      const ix = at => view[0][0] + (at - edge.left) / (width - edge.left - edge.right)
        * (view[0][1] - view[0][0]);
      const iy = at => view[1][0] + (height - edge.bottom - at) / (height - edge.top - edge.bottom)
        * (view[1][1] - view[1][0]);
      function prepare(layer) {
        const scale = devicePixelRatio || 1;
        layer.width = width * scale; layer.height = height * scale;
        layer.style.height = height + "px";
        const pen = layer.getContext("2d");
        pen.scale(scale, scale);
        pen.font = "11px system-ui, sans-serif";
        return pen;
      }
      function axes(pen) {
        pen.strokeStyle = colour("--hair"); pen.fillStyle = colour("--soft"); pen.lineWidth = 1;
        pen.textAlign = "center";
        const across = spec.names ? spec.names.map((name, index) => [index, cut(name, 14)])
          : few(spec.marks, width / 60, toX) || ticks(...view[0], spec.logX, Math.max(2, width / 90));
        for (const [at, text] of across) {
          if (at < view[0][0] || at > view[0][1]) continue;
          const half = pen.measureText(text).width / 2;
          pen.fillText(text, Math.min(sx(at), width - half), height - edge.bottom + 14);
        }
        pen.fillText(spec.x, (edge.left + width - edge.right) / 2, height - 3);
        pen.textAlign = "right";
        for (const [at, text] of spec.namesY
          ? spec.namesY.map((name, index) => [index, cut(name, 8)])
          : few(spec.marksY, 8, toY) || ticks(...view[1], spec.logY, 5)) {
          if (at < view[1][0] || at > view[1][1]) continue;
          pen.beginPath(); pen.moveTo(edge.left, sy(at)); pen.lineTo(width - edge.right, sy(at));
          pen.stroke();
          pen.fillText(text, edge.left - 6, sy(at) + 4);
        }
      }
      function series(pen, one, strong) {
        pen.strokeStyle = pen.fillStyle = one.colour.startsWith("--") ? colour(one.colour) : one.colour;
        pen.lineWidth = strong ? 2.2 : spec.thin ? 0.7 : 1.5;
        if (one.ends) {
          const inside = [...one.px.keys()].filter(index => one.ends[1][index] !== null);
          // On a logarithmic axis an interval that reaches below zero goes down to the edge.
          const low = index => one.ends[0][index] === null ? height : sy(one.ends[0][index]);
          pen.beginPath();
          inside.forEach(index => pen.lineTo(sx(one.px[index]), sy(one.ends[1][index])));
          inside.reverse().forEach(index => pen.lineTo(sx(one.px[index]), low(index)));
          pen.globalAlpha = 0.16; pen.fill(); pen.globalAlpha = 1;
        }
        pen.setLineDash(one.dash || []);
        pen.beginPath();
        let open = false;
        one.px.forEach((x, index) => {
          const y = one.py[index];
          if (x === null || y === null) { open = false; return; }
          if (one.mark === "dot") {
            pen.moveTo(sx(x) + 3, sy(y)); pen.arc(sx(x), sy(y), strong ? 4.5 : 2.6, 0, 7);
          } else if (open) pen.lineTo(sx(x), sy(y)); else pen.moveTo(sx(x), sy(y));
          open = true;
        });
        if (one.mark === "dot") pen.fill(); else pen.stroke();
        pen.setLineDash([]);
      }
      const shown = one => one.row === undefined || isLeft(one.row);
      function draw() {
        width = Math.max(160, holder.clientWidth);
        const pen = prepare(canvas);
        axes(pen);
        pen.save(); pen.beginPath();
        pen.rect(edge.left, 0, width - edge.left - edge.right, height - edge.bottom + 1); pen.clip();
        if (spec.under) spec.under(pen, sx, sy, view);
        lines.filter(shown).forEach(one => series(pen, one));
        pen.restore();
        hover();
      }
      function nearest(one, x) {
        if (one.mark === "dot") {
          let best = 0;
          one.px.forEach((at, index) => {
            const gap = other => Math.hypot(sx(one.px[other]) - cursor[0], sy(one.py[other]) - cursor[1]);
            if (at !== null && gap(index) < gap(best)) best = index;
          });
          return best;
        }
        let [low, high] = [0, one.px.length - 1];
        while (high - low > 1) {
          const middle = (low + high) >> 1;
          if (one.px[middle] < x) low = middle; else high = middle;
        }
        return Math.abs(one.px[low] - x) <= Math.abs(one.px[high] - x) ? low : high;
      }
      function hover() {
        waiting = false;
        const pen = prepare(over);
        if (!cursor) { readout.textContent = ""; return; }
        if (drag) {
          pen.fillStyle = colour("--c0"); pen.globalAlpha = 0.15;
          pen.fillRect(drag[0], edge.top, cursor[0] - drag[0], height - edge.bottom - edge.top);
          pen.globalAlpha = 1;
        }
        pen.strokeStyle = colour("--soft"); pen.lineWidth = 0.6;
        pen.beginPath();
        pen.moveTo(cursor[0], edge.top); pen.lineTo(cursor[0], height - edge.bottom);
        pen.moveTo(edge.left, cursor[1]); pen.lineTo(width - edge.right, cursor[1]);
        pen.stroke();
        const x = ix(cursor[0]);
        const found = lines.filter(one => shown(one) && one.px.length).map(one => {
          const index = nearest(one, x);
          return { one, index, gap: Math.hypot(one.mark === "dot" ? sx(one.px[index]) - cursor[0] : 0,
            sy(one.py[index]) - cursor[1]) };
        }).filter(hit => hit.one.py[hit.index] !== null).sort((a, b) => a.gap - b.gap);
        const many = lines.length > 8 || spec.single;
        if (many && found[0]) series(pen, found[0].one, true);
        readout.textContent = found.slice(0, many ? 1 : 8).map(({ one, index }, place) =>
          (place || one.mark === "dot" ? "" : `${spec.x} ${short(one.x[index])}   `)
          + (one.text ? one.text(index) : `${one.name} ${short(one.y[index])}`)).join("   ");
      }
      const ask = () => { if (!waiting) { waiting = true; requestAnimationFrame(hover); } };
      const place = event => {
        const frame = over.getBoundingClientRect();
        return [event.clientX - frame.left, event.clientY - frame.top];
      };
      over.onpointermove = event => { cursor = place(event); ask(); };
      over.onpointerdown = event => { drag = place(event); over.setPointerCapture(event.pointerId); };
      over.onpointerup = event => {
        const [from, to] = [drag, place(event)];
        drag = null;
        if (from && Math.abs(to[0] - from[0]) > 6) zoom(ix(from[0]), ix(to[0])); else ask();
      };
      over.onpointerleave = () => { cursor = null; ask(); };
      function zoom(a, b) {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const inside = lines.flatMap(one => one.py.filter((_, index) =>
          one.px[index] !== null && one.px[index] >= low && one.px[index] <= high));
        view = [[low, high], inside.some(value => value !== null) ? range(inside) : view[1]];
        holder.dataset.zoomed = "yes";
        draw();
      }
      function reset() { view = whole(); delete holder.dataset.zoomed; draw(); }
      over.ondblclick = reset;
      over.onkeydown = event => {
        const span = view[0][1] - view[0][0];
        cursor = cursor || [(edge.left + width) / 2, height / 2];
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
          cursor[0] += event.key === "ArrowLeft" ? -width / 60 : width / 60;
          cursor[0] = Math.min(width - edge.right, Math.max(edge.left, cursor[0]));
          ask();
        } else if (event.key === "+") zoom(ix(cursor[0]) - span / 4, ix(cursor[0]) + span / 4);
        else if (event.key === "-") zoom(view[0][0] - span / 2, view[0][1] + span / 2);
        else if (event.key === "Escape") reset();
        else return;
        event.preventDefault();
      };
      redraws.push(draw);
      follow(holder, draw);
      draw();
    }
    function keyOf(parent, names) {
      const line = element("div", parent, "", "key");
      names.forEach(([name, hue, dashed]) => {
        const entry = element("span", line), mark = element("i", entry);
        mark.style.borderColor = `var(${hue})`;
        if (dashed) mark.style.borderTopStyle = "dashed";
        entry.append(name);
      });
    }
    const means = document.getElementById("means");
    if (means && data.means) {
      const panel = data.means, hues = panel.series.map((_, index) => "--c" + index % 7);
      const all = panel.series.flatMap(one => one.y).filter(value => value !== null);
      plot(means, { title: panel.title, x: "step", y: panel.title, named: true, height: 260,
        logY: Math.min(...all) > 0 && Math.max(...all) / Math.min(...all) > 20,
        series: panel.series.map((one, index) => ({ ...one, mark: "line", colour: hues[index],
          dash: [[], [7, 4], [2, 3]][index % 3] })) });
    }
    const curves = document.getElementById("curves");
    if (curves && data.panels) {
      const single = data.runs.length > 1;
      if (single && data.runs.length <= 7)
        keyOf(curves, data.runs.map((name, index) => [name, "--c" + index]));
      const grid = element("div", curves, "", "panels");
      const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3]];
      for (const panel of data.panels) plot(grid, { title: panel.title, x: panel.x, y: panel.title,
        logY: panel.log, single: data.runs.length > 7, thin: data.runs.length > 30,
        named: !single && panel.series.length > 1, series: panel.series.map((one, index) => ({
          ...one, mark: "line", dash: single ? [] : dashes[index % 4],
          name: single ? `${data.runs[one.run]} ${one.name}` : one.name,
          row: single ? one.run : undefined,
          colour: "--c" + (single ? one.run % 7 : index % 7) })) });
    }
    """#
}
