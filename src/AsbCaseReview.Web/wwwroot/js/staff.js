// Script only adds comfort; every page does its job without it.
import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink, Tabs } from '/lib/govuk/govuk-frontend.min.js';

for (const component of [CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink, Tabs]) createAll(component);
createAll(Button, { preventDoubleClick: true });
