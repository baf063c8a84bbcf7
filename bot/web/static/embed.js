// @ts-check
// Opens the chat beside a council page. The link inside <send-help> works without this script.
customElements.get("send-help") || customElements.define("send-help", class extends HTMLElement {
  connectedCallback() {
    const root = document.documentElement;
    /** @type {HTMLElement | null} */
    let panel = null;
    let origin = "";
    /** @type {HTMLAnchorElement | null} */
    let link = null;
    const close = () => {
      if (!panel) return;
      panel.remove();
      panel = null;
      root.style.marginInlineEnd = "";
      link?.focus();
    };
    this.addEventListener("click", (event) => {
      link = /** @type {Element} */ (event.target).closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey ||
        !matchMedia("(min-width:60rem) and (min-height:30rem)").matches) return;
      event.preventDefault();
      if (panel) return close();
      const url = new URL(link.href);
      origin = url.origin;
      url.searchParams.set("panel", "1");
      panel = document.createElement("div");
      panel.style.cssText = "all:initial;position:fixed;inset:0 0 0 auto;width:26rem;z-index:9999;" +
        "display:grid;grid-template-rows:auto 1fr;box-shadow:0 0 0 1px #75808b";
      const button = document.createElement("button");
      button.textContent = this.getAttribute("close") || "Close";
      button.style.cssText = "all:initial;font:600 1rem/1 system-ui;min-height:2.75rem;text-align:center;background:#1b242d;color:#fff;cursor:pointer;outline:revert;outline-offset:-4px";
      button.onclick = close;
      const frame = document.createElement("iframe");
      frame.title = link.textContent || "";
      frame.src = url.href;
      frame.style.cssText = "all:initial;width:100%;height:100%;background:#f6f5f1";
      panel.append(button, frame);
      this.append(panel);
      root.style.marginInlineEnd = "26rem";
    });
    this.addEventListener("keydown", (event) => event.key === "Escape" && close());
    addEventListener("message", (event) => {
      if (event.origin !== origin || !panel) return;
      if (event.data === "send-help:close") close();
      if (event.data === "send-help:exit") location.replace("https://www.bbc.co.uk/weather");
    });
  }
});
