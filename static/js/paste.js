// Pasting keeps structure: what the clipboard holds as HTML (Word, Outlook, ModernGov) is turned by the server into the
// text that will be kept, with the numbers of its lists and the rows of its tables. Without this script, or when the
// server does not answer, the plain words are pasted as ever.
"use strict";
(function () {
  const LARGEST = 2000000;

  function insert(box, words) {
    box.focus();
    box.setRangeText(words, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async function asText(form, html) {
    const body = new URLSearchParams({
      html: html,
      csrfmiddlewaretoken: form.querySelector("[name=csrfmiddlewaretoken]").value,
    });
    const answer = await fetch(form.dataset.asText, { method: "POST", body: body, credentials: "same-origin" });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.text();
  }

  function prepare(form, box, status) {
    box.addEventListener("paste", async function (event) {
      const html = event.clipboardData.getData("text/html");
      const plain = event.clipboardData.getData("text/plain");
      if (!html || html.length > LARGEST) {
        return;
      }
      event.preventDefault();
      status.textContent = "Reading what you pasted.";
      try {
        insert(box, await asText(form, html));
        status.textContent = "Pasted, with the numbers of its lists and the rows of its tables.";
      } catch {
        insert(box, plain);
        status.textContent = "Pasted as plain words.";
      }
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form[data-as-text]").forEach(function (form) {
      const box = form.querySelector("textarea");
      const status = form.querySelector("[role=status]");
      if (box && status) {
        prepare(form, box, status);
      }
    });
  });
})();
