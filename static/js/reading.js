// The reading screen: choosing a passage on one side shows it on the other, words selected in the minutes go into
// “There is one more here”, and a reason for dismissing unticks the passage. All of it works without this script, by links.
"use strict";
(function () {
  const CURRENT = "intake-current";

  function show(passage, element) {
    document.querySelectorAll("." + CURRENT).forEach(function (other) {
      other.classList.remove(CURRENT);
    });
    ["text-" + passage, "draft-" + passage].forEach(function (id) {
      const side = document.getElementById(id);
      if (!side) {
        return;
      }
      side.classList.add(CURRENT);
      if (side !== element) {
        bring(side);
      }
    });
  }

  // Brings a passage into view. The text scrolls within its own pane: moving the page under a pointer that is about to
  // press something would make it miss.
  function bring(side) {
    const pane = side.closest(".intake-scroll");
    if (pane) {
      pane.scrollTop += side.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
      return;
    }
    const settled = side.closest("details");
    if (settled) {
      settled.open = true;
    }
    side.scrollIntoView({ block: "nearest" });
  }

  function passageOf(element) {
    return element.id.replace(/^(text|draft)-/, "");
  }

  // The words of a selection as they stand in the minutes, without the labels between them.
  function selectedWords(minutes) {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) {
      return "";
    }
    const range = selection.getRangeAt(0);
    if (!minutes.contains(range.commonAncestorContainer)) {
      return "";
    }
    const words = range.cloneContents();
    words.querySelectorAll(".intake-label, .intake-left-out").forEach(function (label) {
      label.remove();
    });
    return words.textContent.trim();
  }

  function prepare(form) {
    const minutes = document.getElementById("minutes-words");
    const box = form.querySelector("[name=add-words]");

    form.querySelectorAll(".intake-card").forEach(function (card) {
      card.addEventListener("focusin", function () {
        show(passageOf(card), card);
      });
      const reason = card.querySelector("[name$=-dismissed]");
      const tick = card.querySelector("[name=chosen]");
      if (reason && tick) {
        reason.addEventListener("change", function () {
          tick.checked = !reason.value;
        });
      }
    });

    minutes.querySelectorAll(".intake-label").forEach(function (label) {
      label.addEventListener("click", function (event) {
        event.preventDefault();
        const passage = passageOf(label);
        show(passage, label);
        const control = document.querySelector("#draft-" + CSS.escape(passage) + " [name=chosen]");
        if (control) {
          control.focus({ preventScroll: true });
        }
      });
    });

    let taken = "";
    document.addEventListener("selectionchange", function () {
      const words = selectedWords(minutes);
      if (words && (box.value === taken || !box.value.trim())) {
        box.value = taken = words; // what was typed stays
      }
    });

    let changed = false;
    form.addEventListener("input", function () {
      changed = true;
    });
    form.addEventListener("submit", function () {
      changed = false;
    });
    window.addEventListener("beforeunload", function (event) {
      if (changed) {
        event.preventDefault();
      }
    });

    form.querySelectorAll(".intake-with-script").forEach(function (hint) {
      hint.hidden = false;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    const form = document.getElementById("reading");
    if (form) {
      prepare(form);
    }
  });
})();
