using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Correspondence;

namespace AsbCaseReview.Infrastructure.Email;

/// <summary>The notice that there is something new on somebody's own page: nothing of the case in it.</summary>
public static class PageMail
{
    /// <returns>Null where no notice may go to them: e-mail is not safe, or they do not follow the case online.</returns>
    public static OutgoingMessage? Notice(Case @case, CasePerson to, SiteAddress site, DateTimeOffset at) =>
        DeliveryRule.For(@case, to) != LetterDelivery.Email ? null : new()
        {
            CaseId = @case.Id,
            PersonId = to.Id,
            Kind = MessageKind.PageNotice,
            To = to.Email!,
            Subject = "There is a message for you",
            Text = $"""
                There is a message for you. You can read it here:

                {site.Link("/my-case")}

                You need the reference that we gave you. We then send you a code, or you use the one on a letter from us.

                If you did not expect this message, you need not do anything.
                """,
            CreatedAt = at,
        };
}
