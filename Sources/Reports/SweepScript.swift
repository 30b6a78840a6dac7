/// The script of a sweep's figures: parallel coordinates, slices, contour, history.
enum SweepScript {
  static let text = #"""
    const trials = data.trials;
    const shades = [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]];
    const isDark = () => getComputedStyle(root).colorScheme === "dark";
    let dark = isDark();
    redraws.push(() => { dark = isDark(); });
    // Of the scale's ends the one that is near the paper is left out.
    function shade(whole) {
      const part = dark ? 0.22 + 0.78 * whole : 0.93 * whole;
      const at = Math.min(3.999, Math.max(0, part) * 4), low = Math.floor(at);
      const mix = shades[low].map((one, index) =>
        Math.round(one + (shades[low + 1][index] - one) * (at - low)));
      return `rgb(${mix})`;
    }
    if (trials) {
      const objective = { path: trials.objective, values: trials.values };
      // An axis as numbers: its own, on a logarithmic scale where they span much, or places of names.
      const axes = trials.axes.concat([objective]).map(axis => {
        const given = axis.values.filter(value => value !== null);
        if (given.every(value => typeof value === "number")) {
          const [low, high] = [Math.min(...given), Math.max(...given)];
          const marks = [...new Set(given)].sort((a, b) => a - b);
          return { path: axis.path, numbers: axis.values, marks: marks.length > 6 ? null : marks,
            log: low > 0 && high / low > 20 };
        }
        const names = [...new Set(given.map(String))].sort();
        return { path: axis.path, names, log: false,
          numbers: axis.values.map(value => value === null ? null : names.indexOf(String(value))) };
      });
      const goal = axes.at(-1), greater = trials.greater;
      const finite = goal.numbers.filter(value => value !== null).sort((a, b) => a - b);
      // Quantiles, so that one very bad trial leaves colours to the others.
      const rank = new Map(finite.map((value, index) =>
        [value, finite.length > 1 ? index / (finite.length - 1) : 1]));
      const better = value => greater ? rank.get(value) : 1 - rank.get(value);
      const label = row => `trial ${trials.names[row]}  ${trials.objective} ${short(goal.numbers[row])}`;
      const dots = axis => goal.numbers.map((value, row) => value === null
        || axis.numbers[row] === null ? null : ({ name: "", x: [axis.numbers[row]], y: [value], row,
          mark: "dot", colour: "--c0",
          text: () => `${label(row)}  ${axis.path} ` + (axis.names ? axis.names[axis.numbers[row]]
            : short(axis.numbers[row])) })).filter(Boolean);

      const history = document.getElementById("history");
      if (history) {
        const order = { path: "trial", numbers: trials.numbers };
        const line = { name: "best so far", x: [], y: [], colour: "--c1", mark: "line" };
        [...goal.numbers.keys()].sort((a, b) => order.numbers[a] - order.numbers[b]).forEach(row => {
          const value = goal.numbers[row], last = line.y.at(-1);
          if (value === null) return;
          if (last !== undefined) { line.x.push(order.numbers[row]); line.y.push(last); }
          if (last === undefined || (greater ? value > last : value < last)) {
            line.x.push(order.numbers[row]); line.y.push(value);
          }
        });
        plot(history, { title: trials.objective, x: "trial", y: trials.objective, single: true,
          logY: goal.log, series: dots(order).concat([line]) });
        keyOf(history, [["trial", "--c0"], ["best so far", "--c1"]]);
      }
      const slices = document.getElementById("slices");
      if (slices) {
        const grid = element("div", slices, "", "panels");
        for (const axis of axes.slice(0, -1)) plot(grid, { title: axis.path, x: axis.path,
          y: trials.objective, logX: axis.log, logY: goal.log, names: axis.names, marks: axis.marks,
          single: true, height: 190,
          series: dots(axis) });
      }
      const contour = document.getElementById("contour");
      if (contour && axes.length > 2) {
        const tools = element("div", contour, "", "tools");
        const [first, second] = ["Across", "Up"].map((name, index) => {
          const mark = element("label", tools, name + " ");
          const select = element("select", mark);
          axes.slice(0, -1).forEach((axis, place) => element("option", select, axis.path).value = place);
          const known = kept["contour" + index];
          select.value = known !== undefined && axes[known] ? known : index;
          return select;
        });
        scale(contour);
        const place = element("div", contour);
        function draw() {
          place.textContent = "";
          const [across, up] = [axes[first.value], axes[second.value]];
          keep("contour0", first.value); keep("contour1", second.value);
          const at = (axis, value) => axis.log ? Math.log10(value) : value;
          const points = goal.numbers.map((value, row) => ({ value, row, x: across.numbers[row],
            y: up.numbers[row] })).filter(one => one.value !== null && one.x !== null && one.y !== null)
            .map(one => ({ ...one, part: better(one.value), px: at(across, one.x), py: at(up, one.y) }));
          let cells = null;
          // Between the trials: their mean by the inverse of the squared distance, coloured by rank.
          function under(pen, sx, sy, view) {
            const [columns, rows] = [48, 32];
            const [w, h] = view.map(one => one[1] - one[0]);
            cells = cells && cells.view === view ? cells : { view, parts: Array.from(
              { length: columns * rows }, (_, index) => {
                const x = view[0][0] + (index % columns + .5) / columns * w;
                const y = view[1][0] + (Math.floor(index / columns) + .5) / rows * h;
                let [sum, all] = [0, 0];
                for (const one of points) {
                  const weight = 1 / (((one.px - x) / w) ** 2 + ((one.py - y) / h) ** 2 + 1e-4) ** 1.5;
                  sum += weight * one.part; all += weight;
                }
                return sum / all;
              }) };
            pen.globalAlpha = 0.75;
            const [left, width] = [sx(view[0][0]), sx(view[0][1]) - sx(view[0][0])];
            const [low, height] = [sy(view[1][0]), sy(view[1][0]) - sy(view[1][1])];
            // Whole pixels, so that no seams are seen.
            const column = count => Math.round(left + width * count / columns);
            const row = count => Math.round(low - height * count / rows);
            cells.parts.forEach((part, index) => {
              // Six bands, whose edges are the contours.
              pen.fillStyle = shade(Math.floor(part * 6) / 5);
              const [x, y] = [index % columns, Math.floor(index / columns)];
              pen.fillRect(column(x), row(y + 1), column(x + 1) - column(x), row(y) - row(y + 1));
            });
            pen.globalAlpha = 1;
          }
          plot(place, { title: `${trials.objective} over ${across.path} and ${up.path}`,
            x: across.path, y: up.path, logX: across.log, logY: up.log, names: across.names,
            namesY: up.names, marks: across.marks, marksY: up.marks, single: true, height: 340, under,
            series: points.map(one => ({ name: "", x: [one.x], y: [one.y], row: one.row, mark: "dot",
              colour: "--ink", text: () => label(one.row) })) });
        }
        first.onchange = second.onchange = draw;
        draw();
      }
      const parallel = document.getElementById("parallel");
      if (parallel) coordinates(parallel, axes, better, goal);
    }
    // What the colours mean.
    function scale(parent) {
      const line = element("div", parent, "", "key");
      const draw = () => {
        line.textContent = "worse ";
        for (let part = 0; part <= 5; part++)
          element("i", line, "", "swatch").style.background = shade(part / 5);
        line.append(" better, by rank");
      };
      redraws.push(draw);
      draw();
    }
    function coordinates(parent, axes, better, goal) {
      const tools = element("div", parent, "Drag along an axis to choose trials. ", "tools");
      const clear = element("button", tools, "Choose all");
      scale(parent);
      const holder = element("div", parent, "", "plot wide");
      const [canvas, over] = [element("canvas", holder), element("canvas", holder)];
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", "A line a trial through its values; the table has the same.");
      const height = 300, top = 34, bottom = 18;
      const at = (axis, value) => axis.log ? Math.log10(value) : value;
      const scales = axes.map(axis => range(axis.numbers.map(one => one === null ? null : at(axis, one))));
      const parts = axes.map((axis, place) => axis.numbers.map(value => value === null ? null
        : (at(axis, value) - scales[place][0]) / (scales[place][1] - scales[place][0])));
      const brushes = kept.brushes && kept.brushes.length === axes.length ? kept.brushes
        : axes.map(() => null);
      let width = 0, drag = null, waiting = false;
      const left = place => 60 + place * (width - 120) / (axes.length - 1 || 1);
      const up = part => height - bottom - part * (height - top - bottom);
      function draw() {
        width = Math.max(axes.length * 90, holder.clientWidth);
        const scale = devicePixelRatio || 1, pen = canvas.getContext("2d");
        canvas.width = width * scale; canvas.height = height * scale;
        canvas.style.width = width + "px"; canvas.style.height = height + "px";
        pen.scale(scale, scale);
        pen.font = "11px system-ui, sans-serif";
        for (const strong of [false, true]) goal.numbers.forEach((value, row) => {
          if (isLeft(row) !== strong) return;
          pen.strokeStyle = !strong ? colour("--hair") : value === null ? colour("--soft")
            : shade(better(value));
          pen.globalAlpha = strong && value !== null ? 0.8 : 0.3;
          pen.lineWidth = strong ? 1.1 : 0.6;
          pen.beginPath();
          let open = false;
          axes.forEach((_, place) => {
            const part = parts[place][row];
            if (part === null) { open = false; return; }
            if (open) pen.lineTo(left(place), up(part)); else pen.moveTo(left(place), up(part));
            open = true;
          });
          pen.stroke();
        });
        pen.globalAlpha = 1;
        axes.forEach((axis, place) => {
          pen.strokeStyle = pen.fillStyle = colour("--ink"); pen.lineWidth = 1;
          pen.beginPath(); pen.moveTo(left(place), up(0)); pen.lineTo(left(place), up(1)); pen.stroke();
          // Names begin at the first axis and end at the last, so that none is cut off.
          const side = place === 0 ? "left" : place === axes.length - 1 ? "right" : "center";
          pen.textAlign = side;
          const name = axis.path.split(".").slice(-2).join(".");
          pen.fillText(name, left(place) + (side === "left" ? -40 : side === "right" ? 40 : 0),
            place % 2 ? 11 : 25);
          pen.textAlign = "right"; pen.lineWidth = 3; pen.strokeStyle = colour("--paper");
          for (const [value, text] of axis.names ? axis.names.map((one, index) => [index, cut(one, 14)])
            : few(axis.marks, 6, value => at(axis, value)) || ticks(...scales[place], axis.log, 4)) {
            const [low, high] = scales[place], y = up((value - low) / (high - low)) + 4;
            // Lines pass behind the numbers.
            pen.strokeText(text, left(place) - 5, y);
            pen.fillText(text, left(place) - 5, y);
          }
        });
        brushing();
      }
      // While one drags, the brushes alone are drawn.
      function brushing() {
        waiting = false;
        const scale = devicePixelRatio || 1, pen = over.getContext("2d");
        over.width = width * scale; over.height = height * scale;
        over.style.width = width + "px"; over.style.height = height + "px";
        pen.scale(scale, scale);
        pen.fillStyle = colour("--c0"); pen.globalAlpha = 0.35;
        brushes.forEach((brush, place) => {
          if (brush) pen.fillRect(left(place) - 6, up(brush[1]), 12, up(brush[0]) - up(brush[1]));
        });
      }
      const ask = () => { if (!waiting) { waiting = true; requestAnimationFrame(brushing); } };
      function choose() {
        chosen.brush = brushes.some(Boolean) ? goal.numbers.map((_, row) =>
          brushes.every((brush, place) => !brush || parts[place][row] !== null
            && parts[place][row] >= brush[0] && parts[place][row] <= brush[1])) : null;
        keep("brushes", brushes);
        tell();
      }
      function place(event) {
        const frame = over.getBoundingClientRect();
        const part = (height - bottom - (event.clientY - frame.top)) / (height - top - bottom);
        return [event.clientX - frame.left, Math.min(1, Math.max(0, part))];
      }
      over.onpointerdown = event => {
        const [x, part] = place(event);
        const near = axes.findIndex((_, index) => Math.abs(left(index) - x) < 24);
        if (near < 0) return;
        drag = [near, part];
        over.setPointerCapture(event.pointerId);
      };
      over.onpointermove = event => {
        if (!drag) return;
        const part = place(event)[1];
        brushes[drag[0]] = [Math.min(drag[1], part), Math.max(drag[1], part)];
        ask();
      };
      over.onpointerup = () => {
        if (!drag) return;
        const brush = brushes[drag[0]];
        if (!brush || brush[1] - brush[0] < 0.01) brushes[drag[0]] = null;
        drag = null;
        choose();
      };
      clear.onclick = () => { brushes.fill(null); choose(); };
      follow(holder, draw);
      redraws.push(draw);
      draw();
      if (brushes.some(Boolean)) choose();
    }
    // When all has its size.
    if (kept.scroll) requestAnimationFrame(() => scrollTo(0, kept.scroll));
    """#
}
