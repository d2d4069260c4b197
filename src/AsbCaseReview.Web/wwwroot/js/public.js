// Script only adds comfort; every page does its job without it.
import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload, NotificationBanner, Radios, SkipLink } from '/lib/govuk/govuk-frontend.min.js';

for (const component of [CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload, NotificationBanner, Radios, SkipLink]) createAll(component);
createAll(Button, { preventDoubleClick: true });
