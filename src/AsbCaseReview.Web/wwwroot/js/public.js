// Script only adds comfort; every page does its job without it. The class tells the style sheet that there is some.
import { createAll, Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload, NotificationBanner, Radios, SkipLink } from '/lib/govuk/govuk-frontend.min.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
for (const component of [CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload, NotificationBanner, Radios, SkipLink]) createAll(component);
createAll(Button, { preventDoubleClick: true });
