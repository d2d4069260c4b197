using System.Reflection;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsbCaseReview.Web.Tests.Architecture;

/// <summary>Who may do what, and what each action asks for, written out a second time: neither is changed in passing.</summary>
public sealed class PermissionTests
{
    [Fact]
    public void Each_permission_is_of_these_roles_and_of_no_other() =>
        Assert.Equal(Lines(Roles), [.. WhoMayDoWhat.Table.OrderBy(row => row.Key).Select(row => $"{row.Key}: {string.Join(' ', row.Value.Order())}")]);

    [Fact]
    public void Each_action_of_staff_asks_for_this_permission_and_no_other() => Assert.Equal(Lines(Actions), [.. Asked().Order(StringComparer.Ordinal)]);

    // A controller with what all its actions ask for, and those that ask for something of their own.
    private static IEnumerable<string> Asked() =>
        from type in typeof(Program).Assembly.GetTypes()
        where typeof(ControllerBase).IsAssignableFrom(type) && !type.IsAbstract
        let all = Names(type)
        let own = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => Names(m).Length > 0).GroupBy(Names).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {string.Join(' ', g.Select(m => m.Name).Distinct().Order(StringComparer.Ordinal))}").ToList()
        where all.Length > 0 || own.Count > 0
        select $"{type.Name} {string.Join("; ", all.Length > 0 ? own.Prepend(all) : own)}";

    private static string Names(MemberInfo of) => string.Join('+', of.GetCustomAttributes<RequiresAttribute>().Select(r => r.Permission).Order());

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private const string Roles = """
        SeeMyWork: Coordinator PanelChair SeniorManager
        SeeCases: Coordinator PanelChair SeniorManager
        LogApplication: Coordinator
        Triage: Coordinator
        AssessRisk: Coordinator
        DecideThreshold: Coordinator SeniorManager
        WriteLetters: Coordinator
        PrintLetters: Coordinator Reviewer
        AnswerRequests: AgencyOfficer
        AgreeToSetAside: Coordinator AgencyOfficer SeniorManager
        HearVictim: Coordinator
        DecideInvitation: Coordinator AgencyOfficer PanelChair SeniorManager
        ArrangePanel: Coordinator SeniorManager
        SitOnPanel: Coordinator AgencyOfficer PanelChair SeniorManager
        ManagePlan: Coordinator SeniorManager
        WorkActions: AgencyOfficer
        Monitor: Coordinator PanelChair SeniorManager
        MendMail: Coordinator Administrator
        Administer: Administrator
        LogAppeal: Coordinator Reviewer
        SeeAppeals: Reviewer Commissioner
        ReviewAppeals: Reviewer
        ApproveAppeals: Commissioner
        AnswerAppeals: Coordinator AgencyOfficer SeniorManager
        SeeLessons: Coordinator AgencyOfficer PanelChair SeniorManager Reviewer Analyst Commissioner
        SeeAppealFigures: SeniorManager Reviewer Analyst Commissioner
        """;

    private const string Actions = """
        ActionsController WorkActions
        AdminController Administer
        AfterController SeeAppeals; ReviewAppeals: AskProgress Close Lesson
        AgenciesController Triage; SeeCases: Index
        AppealController SeeAppeals; ReviewAppeals: Acknowledge Code Extend Lateness Link NotTake Withdraw
        AppealFiguresController SeeAppealFigures
        AppealLettersController SeeAppeals
        AppealListController SeeAppeals
        AppealPackController SeeAppeals; ReviewAppeals: Make Share
        AppealPapersController SeeAppeals; ReviewAppeals: Add Ask AskReasons Begin Reasons Redact
        AreasController Administer
        ArrangeController ArrangePanel
        AuditController SeeAppeals; ReviewAppeals: Rate
        BodyPapersController AnswerAppeals
        BodyRecommendationsController AnswerAppeals
        BordersController Triage; SeeCases: Index
        CaseAppealsController SeeCases
        CasePanelController SeeCases; ArrangePanel: Arrange
        CasesController SeeCases
        ChangesController Administer
        ComplaintsController SeeCases; AgreeToSetAside: Agree; Triage: Add Join One Reinstate SetAside TakeOver Verify
        EndingsController Triage
        EvidenceController SeeCases; Triage: Add
        FindingsController SeeAppeals; ReviewAppeals: Drop Find Ground Recommend
        GiveCodeController Triage
        HolidaysController Administer
        InterimController AnswerRequests: ForRequest; WorkActions: ForAction
        JobsController Administer
        LessonsController SeeLessons
        LettersController SeeCases; WriteLetters: Discard New Note PdfAgain Words
        LogAppealController LogAppeal
        LogController LogApplication
        LooksController Administer
        MailController MendMail
        MemberController SitOnPanel
        MembersController Administer
        MessagesController WriteLetters
        MinutesController SitOnPanel
        MonitoringController Monitor
        MyWorkController SeeMyWork
        PanelListController SitOnPanel
        PapersController SitOnPanel; ArrangePanel: Circulate Make
        PeopleController SeeCases; Triage: Add Edit New Save
        PlanActionController ManagePlan; SeeCases: One
        PlanController ManagePlan; SeeCases: Index Powers Recommendation
        PostController PrintLetters
        ProceduresController Administer
        QuestionsController SeeCases; HearVictim: Answer Settle
        ReportController SeeAppeals; ApproveAppeals: Approve; ReviewAppeals: Draft Issue
        RequestsController AnswerRequests; AgreeToSetAside: Agree
        RiskController SeeCases; AssessRisk: Assess
        RoomController SitOnPanel
        StaffController Administer
        TakingOverController Administer
        TemplatesController Administer
        ThresholdController SeeCases; DecideThreshold: Authority Decide
        TriageController Triage
        VoiceController SeeCases; DecideInvitation: InviteAfterAll NotInvited; HearVictim: Afterwards Conversation Dispute FollowUp Part Settle Share Statement Support Told
        """;
}
