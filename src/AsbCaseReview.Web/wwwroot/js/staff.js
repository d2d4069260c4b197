// Script only adds comfort; every page does its job without it.
import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink, Tabs } from '/lib/govuk/govuk-frontend.min.js';

for (const component of [CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink, Tabs]) createAll(component);
createAll(Button, { preventDoubleClick: true });

// While something is being made: how far it is, and the page anew once it is there.
for (const place of document.querySelectorAll('[data-look-again]')) {
  const timer = setInterval(async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(place.id);
    if (now) return place.replaceChildren(...now.childNodes);
    clearInterval(timer);
    location.reload();
  }, 10_000);
}
