/// The script of a page's frame: theme, what is kept over a reload, tables that are sorted and filtered.
enum PageScript {
  static let text = #"""
    const data = JSON.parse(document.getElementById("data").textContent);
    const root = document.documentElement;
    const key = "runner-report:" + location.pathname;
    const kept = (() => { try { return JSON.parse(sessionStorage.getItem(key)) || {}; }
      catch { return {}; } })();
    function keep(name, value) {
      kept[name] = value;
      try { sessionStorage.setItem(key, JSON.stringify(kept)); } catch { /* Not kept, then. */ }
    }
    const redraws = [];
    function element(tag, parent, text, name) {
      const made = document.createElement(tag);
      if (text) made.textContent = text;
      if (name) made.className = name;
      parent.append(made);
      return made;
    }
    // Asked for once for each theme: a figure has thousands of marks.
    const colours = new Map();
    function colour(name) {
      if (!colours.has(name)) colours.set(name, getComputedStyle(root).getPropertyValue(name).trim());
      return colours.get(name);
    }
    function redraw() { colours.clear(); redraws.forEach(draw => draw()); }
    if (kept.theme) root.dataset.theme = kept.theme;
    document.getElementById("theme").onclick = () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      keep("theme", root.dataset.theme);
      redraw();
    };
    matchMedia("(prefers-color-scheme: dark)").onchange = redraw;
    addEventListener("resize", redraw);
    addEventListener("scroll", () => keep("scroll", scrollY), { passive: true });
    if (root.dataset.reload) setTimeout(() => location.reload(), 1000 * root.dataset.reload);

    // Which trials the filter and the brushes leave, and who hears of it.
    const chosen = { table: null, brush: null, listeners: [] };
    const isLeft = row => (!chosen.table || chosen.table[row]) && (!chosen.brush || chosen.brush[row]);
    // What is drawn anew when the choice changes: at once where it is seen, or else when it comes into sight.
    function follow(holder, draw) {
      let [seen, stale] = [true, false];
      const redrawn = () => { stale = false; draw(); };
      new IntersectionObserver(entries => {
        seen = entries.at(-1).isIntersecting;
        if (seen && stale) redrawn();
      }, { rootMargin: "200px" }).observe(holder);
      chosen.listeners.push(() => { if (seen) requestAnimationFrame(redrawn); else stale = true; });
    }
    const tell = () => chosen.listeners.forEach(listener => listener());

    // Rows of a long table are laid out where they are seen: columns get the widths of their longest texts.
    function quicken(table, rows) {
      const most = [];
      for (const row of [table.tHead.rows[0], ...rows]) [...row.cells].forEach((cell, column) => {
        most[column] = Math.max(most[column] || 0, cell.textContent.length + 2 * (cell.tagName === "TH"));
      });
      element("style", document.head, most.map((count, column) => `#${table.id} tr > :nth-child(${column
        + 1}) { flex: 0 0 calc(${count}ch + 1rem); }`).join(" "));
      table.classList.add("quick");
    }
    const collator = new Intl.Collator();
    function sortable(table) {
      const heads = [...table.tHead.rows[0].cells], body = table.tBodies[0];
      const rows = [...body.rows];
      if (rows.length > 60) quicken(table, rows);
      const texts = rows.map(row => [...row.cells].map(cell => cell.title || cell.textContent));
      const tools = document.createElement("div");
      tools.className = "tools";
      table.parentElement.before(tools);
      const input = element("input", tools);
      input.type = "search";
      input.placeholder = "filter: done, lr<0.1";
      input.setAttribute("aria-label", "Filter rows by words, or by a column and a number");
      const count = element("span", tools);
      count.setAttribute("aria-live", "polite");
      function place(name) {
        const names = heads.map(head => head.textContent.toLowerCase());
        const whole = names.indexOf(name);
        return whole >= 0 ? whole : names.findIndex(other => other.endsWith("." + name));
      }
      function test(word) {
        const parts = /^([^<>=]+)(<=|>=|<|>|=)(.+)$/.exec(word);
        const column = parts ? place(parts[1]) : -1;
        if (column < 0) return row => row.some(text => text.toLowerCase().includes(word));
        const [, , relation, wanted] = parts, limit = Number(wanted);
        return row => {
          const text = row[column], number = Number(text);
          if (relation === "=") return text.toLowerCase() === wanted || (text !== "" && number === limit);
          if (text === "") return false;
          return { "<": number < limit, ">": number > limit, "<=": number <= limit,
            ">=": number >= limit }[relation];
        };
      }
      function show() {
        let shown = 0;
        rows.forEach((row, index) => { row.hidden = !isLeft(index); shown += !row.hidden; });
        count.textContent = `${shown} of ${rows.length} rows`;
      }
      function filter() {
        const tests = input.value.toLowerCase().split(/\s+/).filter(Boolean).map(test);
        chosen.table = tests.length ? texts.map(row => tests.every(one => one(row))) : null;
        keep("filter", input.value);
        tell();
      }
      function sort(column, down) {
        const order = rows.map((_, index) => index).sort((a, b) => {
          const [x, y] = [texts[a][column], texts[b][column]];
          if (x === "" || y === "") return (x === "") - (y === "");
          const by = isNaN(x) || isNaN(y) ? collator.compare(x, y) : x - y;
          return (down ? -by : by) || a - b;
        });
        body.append(...order.map(index => rows[index]));
        heads.forEach(head => head.removeAttribute("aria-sort"));
        heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
        keep("sort", [column, down]);
      }
      heads.forEach((head, column) => head.firstElementChild.onclick = () =>
        sort(column, head.getAttribute("aria-sort") === "ascending"));
      input.oninput = filter;
      input.value = kept.filter || "";
      chosen.listeners.push(show);
      if (kept.sort && heads[kept.sort[0]]) sort(...kept.sort);
      filter();
    }
    document.querySelectorAll("table.sortable").forEach(sortable);
    """#
}
