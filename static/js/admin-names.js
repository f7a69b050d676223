// Gives names to what Django's own scripts draw without one: autocompletes, calendars and clocks.
"use strict";
(function () {
  function nameOf(select) {
    const label = select.labels && select.labels[0];
    return select.getAttribute("aria-label") || (label ? label.textContent.replace(/:?\s*$/, "").trim() : "Choose");
  }

  function nameAutocomplete(container) {
    const select = container.previousElementSibling;
    if (!select || select.tagName !== "SELECT") {
      return;
    }
    const name = nameOf(select);
    container.querySelectorAll("[role=combobox], [role=textbox]").forEach(function (element) {
      element.setAttribute("aria-label", name);
      element.removeAttribute("aria-labelledby");
      if (element.hasAttribute("aria-owns")) {
        element.setAttribute("aria-controls", element.getAttribute("aria-owns"));
      }
    });
    container.querySelectorAll("ul.select2-selection__rendered, .select2-search__field").forEach(function (element) {
      element.setAttribute("aria-label", name);
    });
  }

  function nameEverything() {
    document.querySelectorAll(".select2-container").forEach(nameAutocomplete);
    document.querySelectorAll("body > .select2-container").forEach(function (choices) {
      choices.setAttribute("role", "dialog");
      choices.setAttribute("aria-label", "Choices");
    });
    document.querySelectorAll(".select2-dropdown .select2-search__field").forEach(function (field) {
      field.setAttribute("aria-label", "Search");
    });
    document.querySelectorAll(".select2-results__options").forEach(function (list) {
      list.setAttribute("aria-label", "Results");
    });
    document.querySelectorAll(".calendarbox, .clockbox").forEach(function (box) {
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-label", box.classList.contains("clockbox") ? "Choose a time" : "Choose a date");
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    nameEverything();
    new MutationObserver(nameEverything).observe(document.body, { childList: true, subtree: true });
  });
})();
