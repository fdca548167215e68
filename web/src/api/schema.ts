// Made from openapi.json by `npm run gen`.
export interface paths {
    "/api/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Indicators of a place, a unit, a category and a period */
        get: operations["listIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Indicators of two periods, with intervals of 95%
         * @description A change is marked only where chance does not explain it. Nothing is ranked. Which interval is used for which figure stands beside it.
         */
        get: operations["compareIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same figures as a workbook or as CSV; noted in the audit log */
        get: operations["exportIndicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From whom to whom cases went: assignments, hand-overs, returns, whistles */
        get: operations["listFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators/unusual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where more is reported than usual, by a stated rule */
        get: operations["listUnusual"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Areas under a parent, of a kind, or by name */
        get: operations["areas_list"];
        put?: never;
        /** Found an area */
        post: operations["areas_found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/locate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The area that a point lies in */
        get: operations["areas_locate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Areas as GeoJSON polygons */
        get: operations["areas_geojson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** One area */
        get: operations["areas_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Alter an area, or end it */
        patch: operations["areas_alter"];
        trace?: never;
    };
    "/api/v1/areas/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** What happened to an area */
        get: operations["areas_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an area under another parent */
        post: operations["areas_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put several areas in the place of one */
        post: operations["areas_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an area go into another */
        post: operations["areas_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the audit chain goes */
        get: operations["audit_head"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of the audit log */
        get: operations["audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The audit chain as JSON lines, for an independent check */
        get: operations["audit_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The district, and the words of every list */
        get: operations["meta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases in one's area, newest or most pressing first */
        get: operations["listCases"];
        put?: never;
        /** Report a concern, with or without an account */
        post: operations["createCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same cases as a workbook or as CSV; noted in the audit log */
        get: operations["exportCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** One case in full */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** What happened to a case, oldest first */
        get: operations["listCaseEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reporter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** How to reach the reporter; noted in the audit log */
        get: operations["getCaseReporter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/actions/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                action: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do one of the offered actions */
        post: operations["actOnCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/joins": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** The neighbours who have the same, newest first */
        get: operations["listCaseJoins"];
        put?: never;
        /** Say that one has the same, instead of reporting it again */
        post: operations["joinCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nearby": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is open already where somebody is about to report; nothing of whoever told it */
        post: operations["listNearby"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{code}/reads": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** Who looked at the reporter's contact, when and what for; told to the reporter */
        get: operations["listReceiptReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{code}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rate what came of it, by a neighbour's receipt */
        post: operations["rateJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{code}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back that one has the same */
        post: operations["leaveJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every action and the fields it takes */
        get: operations["listActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** Follow a case by its receipt (header X-Receipt) */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{code}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** Whether the history of the case was altered */
        get: operations["proveReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts/{code}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** What happened, as the reporter sees it */
        get: operations["listReceiptEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints about formalism, with their answers */
        get: operations["complaints_list"];
        put?: never;
        /** Complain of a form or a demand */
        post: operations["complaints_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaint-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff may complain of */
        get: operations["complaint_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/complaints/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a complaint, for all staff to read */
        post: operations["complaints_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/route": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** To whom the duty list sends a case, and why */
        get: operations["getCaseRoute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a photo or a voice note
         * @description Photos are turned upright and written anew, without place and other hidden data. Give the id back with a report within 24 hours; later the file is removed. Limits: see `limits` of the settings.
         */
        post: operations["files_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch a photo or a voice note */
        get: operations["files_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/thumb": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Fetch the small picture of a photo */
        get: operations["files_thumb"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what is still missing */
        get: operations["session"];
        put?: never;
        /** Sign in with a password */
        post: operations["sign_in"];
        /** Sign out */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a one-time link */
        post: operations["sign_in_by_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own sessions and tokens */
        get: operations["sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set one's own password */
        put: operations["set_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin with an authenticator */
        post: operations["offer_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the authenticator with a first code */
        post: operations["confirm_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own second factors */
        get: operations["factors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin with a passkey */
        post: operations["offer_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the passkey that the browser has made */
        post: operations["add_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey; never the last second factor */
        delete: operations["remove_passkey"];
        options?: never;
        head?: never;
        /** Give a passkey another name */
        patch: operations["rename_passkey"];
        trace?: never;
    };
    "/api/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by name, without their e-mail addresses */
        get: operations["accounts"];
        put?: never;
        /** Make an account; it holds no role yet */
        post: operations["create_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** One account; that its e-mail address was read is noted in the audit log */
        get: operations["account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change, disable or enable an account */
        patch: operations["change_account"];
        trace?: never;
    };
    "/api/v1/accounts/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link with which the owner of a new account sets a password */
        post: operations["invite_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take password, second factor, sessions and roles away, and invite anew */
        post: operations["reset_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles of the pack in force */
        get: operations["roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** Roles that an account holds, is going to hold, or has held */
        get: operations["grants"];
        put?: never;
        /** Give a role; ends the sessions of the account */
        post: operations["give_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{id}/grants/{grant}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                grant: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a role; ends the sessions of the account */
        delete: operations["end_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the three separate administrators, with the link that the first start prints */
        post: operations["set_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** What holds now for a place and the areas above it */
        get: operations["listAreaNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices of one's area, newest first */
        get: operations["listNotices"];
        put?: never;
        /** Tell the residents of an area something */
        post: operations["publishNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Correct a notice; residents see that, the audit log keeps what stood there */
        put: operations["correctNotice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a notice from the residents, with a reason */
        post: operations["withdrawNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what one was told */
        get: operations["inbox_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark one notice as read */
        post: operations["inbox_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark all notices as read */
        post: operations["inbox_read_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notify/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List channels */
        get: operations["notify_channels_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notify/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set up or change a channel
         * @description Webhooks get CloudEvents 1.0 in JSON, signed as Standard Webhooks describes (webhook-id, webhook-timestamp, webhook-signature). An event may come more than once and out of order: its id stays the same. The id of a new channel is the caller's choice (a UUID).
         */
        put: operations["notify_channels_put"];
        post?: never;
        /** Remove a channel with its deliveries */
        delete: operations["notify_channels_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notify/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries */
        get: operations["notify_deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notify/deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a dead delivery again */
        post: operations["notify_deliveries_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens
         * @description Server-Sent Events. Each message is one event that the caller may see, numbered without doubles; after a cut, send the last number as Last-Event-ID and nothing is missed. An event named `reset` says that older events are no longer kept. The stream ends after five minutes: come back.
         */
        get: operations["events_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units by area, kind or name */
        get: operations["units_list"];
        put?: never;
        /** Found a unit */
        post: operations["units_found"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit */
        get: operations["units_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Alter a unit, or end it */
        patch: operations["units_alter"];
        trace?: never;
    };
    "/api/v1/units/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The posts of a unit and who sits on them */
        get: operations["units_team"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on duty at an instant */
        get: operations["units_duty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody on a post */
        post: operations["members_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Alter a member, or let somebody leave */
        patch: operations["members_alter"];
        trace?: never;
    };
    "/api/v1/units/{id}/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The duty roster of a unit */
        get: operations["rosters_list"];
        put?: never;
        /** Add a line to the roster */
        post: operations["rosters_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/rosters/{roster}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a line of the roster today */
        delete: operations["rosters_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for whom, now and later */
        get: operations["substitutions_list"];
        put?: never;
        /** Let somebody stand in */
        post: operations["substitutions_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{id}/substitutions/{substitution}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a substitution now */
        delete: operations["substitutions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version that was ever switched on */
        get: operations["packs_list"];
        put?: never;
        /** Keep a sound pack, without switching to it */
        post: operations["packs_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pack in force */
        get: operations["packs_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is wrong with the files of a pack */
        post: operations["packs_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{label}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed between two versions, by file and row */
        get: operations["packs_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workdays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which days are worked */
        get: operations["workdays_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/packs/{label}/switch-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a kept version in force */
        post: operations["packs_switch_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tree of categories */
        get: operations["categories_tree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reasons that acts may give */
        get: operations["reasons_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The doors through which reports come */
        get: operations["channels_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/natures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a person may want */
        get: operations["natures_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Filing conditions that change deadlines */
        get: operations["conditions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The duty list */
        get: operations["duties_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is published, of which months, by which rules */
        get: operations["getPublic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cells.geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Numbers of reports of a month on the map, as GeoJSON */
        get: operations["listPublicCells"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports and indicators of one area, month by month */
        get: operations["listPublicFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/data/datapackage.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The data dictionary of the open data (Frictionless Data Package) */
        get: operations["getDataPackage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/data/places.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports by month, area and square of the map */
        get: operations["getOpenPlacesCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/data/places.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports by month, area and square of the map */
        get: operations["getOpenPlacesJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/data/categories.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports of the whole district by month and category */
        get: operations["getOpenCategoriesCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/data/categories.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports of the whole district by month and category */
        get: operations["getOpenCategoriesJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/data/indicators.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Indicators by month and area */
        get: operations["getOpenIndicatorsCsv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/data/indicators.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Indicators by month and area */
        get: operations["getOpenIndicatorsJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resident/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether residents can have an account here */
        get: operations["getResidentOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resident/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a code to a telephone; the answer is the same for every number */
        post: operations["sendResidentCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resident/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the code; makes the account */
        post: operations["beginResidentSession"];
        /** Sign out */
        delete: operations["endResidentSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resident": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's account and its receipts */
        get: operations["getResident"];
        put?: never;
        post?: never;
        /** Delete the account with all that hangs on it */
        delete: operations["deleteResident"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/resident/receipts/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Keep a receipt (header X-Receipt) with the account */
        put: operations["bindReceipt"];
        post?: never;
        /** Let a receipt go from the account */
        delete: operations["unbindReceipt"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/situation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open cases by area, unit, state and urgency; how many are late */
        get: operations["getSituation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/situation/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open cases by place, in columns
         * @description Cases one by one, as columns of equal length; where there are more than 25,000, as squares with counts instead. With `ids`, only those of them that are open, to bring a map up to date.
         */
        get: operations["getSituationMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/situation/late": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is late and why, the oldest deadline first */
        get: operations["listLate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/situation/repeats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places that are reported again and again, by the pack's rule */
        get: operations["listRepeats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/situation/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to cases on one day, in order, in columns */
        get: operations["getSituationDay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of forms, with what they ask twice */
        get: operations["forms_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Places where forms are due, the longest overdue first */
        get: operations["visits_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to ask at a place, each field once */
        get: operations["visits_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a visit: fills every ledger that it touches */
        post: operations["visits_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledgers/{form}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries of a ledger, the newest first */
        get: operations["ledgers_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ledgers/{form}/entries.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries of a ledger as a table */
        get: operations["ledgers_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A problem (RFC 9457). `code` is stable, `detail` is worded in the caller's language. */
        Problem: {
            type: string;
            title: string;
            code: string;
            status: number;
            detail: string;
            fields?: {
                field: string;
                message: string;
            }[];
            current_version?: number;
        };
        /** @description What the figures are about. */
        Asked: {
            /**
             * Format: uuid
             * @description District, street or community; the whole district if absent.
             * @default null
             */
            area?: string;
            /**
             * Format: uuid
             * @default null
             */
            unit?: string;
            /** @default null */
            category?: string;
            /**
             * @description First day; the first of this month if absent.
             * @default null
             */
            from?: string;
            /**
             * @description Last day, included; today if absent.
             * @default null
             */
            to?: string;
        };
        /** @description The figures, and the period they are about. */
        Figures: {
            from: string;
            to: string;
            items: components["schemas"]["Figure"][];
        };
        /** @description One figure with the sums it comes from. */
        Figure: {
            key: string;
            name: components["schemas"]["Text"];
            /** @description `count`, `percent`, `mean` or `score`. */
            measure: components["schemas"]["Measure"];
            /**
             * Format: double
             * @description Sum above the line; absent for scores.
             */
            numerator?: number;
            /**
             * Format: double
             * @description Sum below the line; absent for counts and scores.
             */
            denominator?: number;
            /**
             * Format: double
             * @description Absent where nothing was there to measure.
             */
            value?: number;
            /** @description The formula as its source writes it. */
            formula: string;
        };
        /** @description One text in both languages. */
        Text: {
            /** @description Simplified Chinese. */
            zh: string;
            /** @description English. */
            en: string;
        };
        /** @description How a value is worked out and shown. */
        Measure: "count" | "percent" | "mean" | "score";
        /** @description Which two periods of what. */
        Asked2: {
            /**
             * Format: uuid
             * @description District, street or community; the whole district if absent.
             * @default null
             */
            area?: string;
            /**
             * Format: uuid
             * @default null
             */
            unit?: string;
            /** @default null */
            category?: string;
            /**
             * @description First day of the earlier period.
             * @default
             */
            before_from?: string;
            /**
             * @description Last day of the earlier period, included.
             * @default
             */
            before_to?: string;
            /**
             * @description First day of the later period.
             * @default
             */
            from?: string;
            /**
             * @description Last day of the later period, included.
             * @default
             */
            to?: string;
        };
        /** @description Every figure twice, in the order of the pack. */
        Comparison: {
            before: components["schemas"]["ComparedPeriod"];
            now: components["schemas"]["ComparedPeriod"];
            /**
             * Format: double
             * @description What the intervals promise: 0.95.
             */
            confidence: number;
            items: components["schemas"]["Compared"][];
        };
        ComparedPeriod: {
            from: string;
            /** @description Included. */
            to: string;
        };
        /** @description A figure in two periods. */
        Compared: {
            key: string;
            name: components["schemas"]["Text"];
            measure: components["schemas"]["Measure"];
            /** @description The formula as its source writes it. */
            formula: string;
            before: components["schemas"]["Measured"];
            now: components["schemas"]["Measured"];
            /** @description Absent where the sums do not tell how sure the change is. */
            change?: components["schemas"]["FigureChange"];
            /** @description How the intervals are worked out, or why there is none. */
            how: components["schemas"]["Text"];
        };
        /** @description A figure in one period. */
        Measured: {
            /** Format: double */
            value?: number;
            /** Format: double */
            numerator?: number;
            /** Format: double */
            denominator?: number;
            interval?: components["schemas"]["Interval"];
        };
        /** @description From where to where. */
        Interval: {
            /** Format: double */
            low: number;
            /** Format: double */
            high: number;
        };
        /** @description From one period to the other. */
        FigureChange: {
            kind: components["schemas"]["ChangeKind"];
            /** Format: double */
            value: number;
            interval: components["schemas"]["Interval"];
            /** @description Whether it is more than chance explains. */
            beyond_chance: boolean;
        };
        ChangeKind: "difference" | "ratio";
        /** @description What is asked of a table as a file. */
        Wish: {
            /** @default xlsx */
            format?: components["schemas"]["Format"];
            /**
             * @description Which columns, in this order, with commas between; the usual ones if absent.
             * @default null
             */
            columns?: string;
            /**
             * @description CSV begins with a byte order mark, without which Excel takes it for another encoding; true if absent.
             * @default null
             */
            bom?: boolean;
        };
        /** @description How a table is written down. */
        Format: "xlsx" | "csv";
        /** @description Of which place, when. */
        Asked3: {
            /**
             * Format: uuid
             * @description District, street or community; the whole district if absent.
             * @default null
             */
            area?: string;
            /**
             * @description First day; the first of this month if absent.
             * @default null
             */
            from?: string;
            /**
             * @description Last day, included; today if absent.
             * @default null
             */
            to?: string;
        };
        Flows: {
            from: string;
            to: string;
            /** @description Between sorts of units, from the district down. */
            levels: components["schemas"]["LevelFlow"][];
            /** @description Between units, in the order of their codes; at most 500. */
            units: components["schemas"]["UnitFlow"][];
            /** @description Whether there are more pairs of units than are listed. */
            more: boolean;
        };
        /** @description Moves between two sorts of units. */
        LevelFlow: {
            act: components["schemas"]["Act"];
            from: components["schemas"]["UnitKind"];
            to: components["schemas"]["UnitKind"];
            /** Format: int64 */
            count: number;
        };
        /** @description What can be done to a case. Each act that happens leaves exactly one event. */
        Act: "draft" | "submit" | "import" | "record" | "triage" | "decline" | "merge" | "accept" | "not_file" | "assign" | "start" | "return" | "uphold_return" | "refuse_return" | "request_extension" | "grant_extension" | "refuse_extension" | "suspend" | "resume" | "whistle" | "answer_whistle" | "invite" | "finish_part" | "split" | "link" | "comment" | "instruct" | "urge" | "supervise" | "lift_supervision" | "resolve" | "verify" | "close" | "rework" | "rate" | "appeal_rating" | "rule_appeal" | "reopen" | "archive" | "void" | "withdraw" | "transfer" | "set_urgency" | "copy" | "erase";
        /** @description What a unit is. */
        UnitKind: "district_centre" | "street_centre" | "community_centre" | "department" | "enterprise" | "provider" | "team";
        /** @description Moves between two units. */
        UnitFlow: {
            act: components["schemas"]["Act"];
            from: components["schemas"]["UnitRef"];
            to: components["schemas"]["UnitRef"];
            /** Format: int64 */
            count: number;
        };
        UnitRef: {
            /** Format: uuid */
            id: string;
            code: string;
            name: components["schemas"]["Text"];
        };
        Asked4: {
            /**
             * Format: uuid
             * @description District, street or community; the whole district if absent.
             * @default null
             */
            area?: string;
        };
        Unusual: {
            rule: components["schemas"]["UnusualRule"];
            /** @description The most unusual first; at most 100. */
            items: components["schemas"]["UnusualPlace"][];
        };
        /** @description What the rule was, for whoever reads the list. */
        UnusualRule: {
            /** Format: int64 */
            days: number;
            /**
             * Format: int64
             * @description Weeks before them that say what is usual.
             */
            weeks: number;
            /**
             * Format: uint32
             * @description Fewer reports are never unusual.
             */
            least: number;
            /**
             * Format: double
             * @description How seldom so many come by chance alone.
             */
            chance: number;
        };
        /** @description More reports than usual of one class of matters in one community. */
        UnusualPlace: {
            area: components["schemas"]["AreaRef"];
            location?: components["schemas"]["Location"];
            category: components["schemas"]["CategoryRef"];
            /**
             * Format: int64
             * @description Reports in the days of the rule, today included.
             */
            count: number;
            /**
             * Format: double
             * @description How many that would be by the weeks before.
             */
            usual: number;
            /**
             * Format: double
             * @description How seldom so many come by chance alone.
             */
            chance: number;
        };
        AreaRef: {
            /** Format: uuid */
            id: string;
            code: string;
            name: components["schemas"]["Text"];
            /** @description Names from the root down to it. */
            path: components["schemas"]["Text"][];
        };
        /** @description A point in WGS-84. */
        Location: {
            /**
             * Format: double
             * @description Longitude.
             */
            lon: number;
            /**
             * Format: double
             * @description Latitude.
             */
            lat: number;
        };
        CategoryRef: {
            code: string;
            name: components["schemas"]["Text"];
        };
        ListQuery: {
            /**
             * Format: uuid
             * @description Alone: what stands directly under it. With a kind or words: anything below it.
             */
            parent?: string;
            kind?: components["schemas"]["AreaKind"];
            /** @description Part of a name, or the beginning of a code; finds areas down to courtyards. */
            q?: string;
            /**
             * Format: uint16
             * @description 1 to 500, 100 if not given.
             */
            limit?: number;
            /** @description The `next_cursor` of the page before. */
            cursor?: string;
        };
        /** @description The kinds of area, from the district down to the household, and the kinds beyond housing. */
        AreaKind: "district" | "street" | "community" | "grid" | "micro_grid" | "courtyard" | "building" | "unit" | "household" | "market" | "business_district" | "campus" | "park" | "company_estate";
        /** @description One page of a list, and where the next one starts. */
        Page_for_AreaView: {
            items: components["schemas"]["AreaView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One area. */
        AreaView: {
            /** Format: uuid */
            id: string;
            code: string;
            kind: components["schemas"]["AreaKind"];
            /** @description What the kind is called. */
            kind_name: components["schemas"]["Text"];
            name: components["schemas"]["Text"];
            /** Format: uuid */
            parent?: string;
            /** @description What the areas on the way to it are called, from the root down to itself. */
            path: components["schemas"]["Text"][];
            /** @description The codes on the way, joined and ended by `/`. */
            code_path: string;
            /** @description A point inside. */
            location?: components["schemas"]["Point"];
            /** @description The box around its shape; only when one area is asked for. */
            bbox?: components["schemas"]["BBox"];
            /** Format: int64 */
            households?: number;
            /** Format: int64 */
            residents?: number;
            /** Format: int64 */
            floors?: number;
            /** @description Invented for demonstration. */
            synthetic: boolean;
            /** @description First day. */
            valid_from: string;
            /** @description Last day, which may lie ahead; absent if none is set. */
            valid_to?: string;
            /** Format: int64 */
            version: number;
        };
        /** @description A place: longitude and latitude in degrees, WGS-84. */
        Point: {
            /**
             * Format: double
             * @description Longitude, −180 to 180, east positive.
             */
            lon: number;
            /**
             * Format: double
             * @description Latitude, −90 to 90, north positive.
             */
            lat: number;
        };
        /** @description A box between two meridians and two parallels. It never crosses the antimeridian. */
        BBox: {
            /** Format: double */
            west: number;
            /** Format: double */
            south: number;
            /** Format: double */
            east: number;
            /** Format: double */
            north: number;
        };
        FoundBody: {
            /**
             * Format: uuid
             * @description Under which area; absent for a new root.
             */
            parent?: string;
            kind: components["schemas"]["AreaKind"];
            /** @description Unique under its parent. */
            code: string;
            name: components["schemas"]["Text"];
            ground?: components["schemas"]["Drawn"];
            why: components["schemas"]["Why"];
        };
        /** @description Ground in a request. */
        Drawn: {
            /**
             * @description A GeoJSON Polygon or MultiPolygon.
             * @default null
             */
            geometry?: unknown;
            /**
             * @description A point inside; taken from the geometry if not given.
             * @default null
             */
            location?: components["schemas"]["Point"];
            /**
             * @description What these coordinates are given in.
             * @default wgs84
             */
            system?: components["schemas"]["System"];
        };
        /**
         * @description A coordinate system that a file or a layer declares.
         * @enum {string}
         */
        System: "wgs84" | "cgcs2000" | "gcj02" | "bd09";
        /** @description Why, and from which day; the same for every change. */
        Why: {
            reason: string;
            /** @description First day on which it holds, such as `2026-03-02`; today where the pack is at home if not given. */
            day?: string;
        };
        LocateQuery: {
            /** Format: double */
            lon: number;
            /** Format: double */
            lat: number;
            /** @description What the numbers are given in; WGS-84 if not said. */
            system?: components["schemas"]["System"];
        };
        /** @description The area of a point, and how it was found. */
        LocatedView: {
            area: components["schemas"]["AreaView"];
            /** @description `polygon/1`: it covers the point. `near/1`: nothing does, and this is the nearest within 150 m. */
            rule: string;
            /**
             * Format: int64
             * @description How many times the tree had changed by then.
             */
            version: number;
        };
        ShapesQuery: {
            /**
             * Format: uuid
             * @description Alone: what stands directly under it. With a kind: everything of that kind below it.
             */
            parent?: string;
            kind?: components["schemas"]["AreaKind"];
            /** @description `west,south,east,north` in degrees; needs a kind. */
            bbox?: string;
            /**
             * Format: uint16
             * @description 1 to 5000, 1000 if not given.
             */
            limit?: number;
        };
        AlterBody: {
            /**
             * Format: int64
             * @description The version that was seen; or `If-Match`.
             */
            version?: number;
            name?: components["schemas"]["Text"];
            ground?: components["schemas"]["Drawn"];
            /** Format: uint32 */
            households?: number;
            /** Format: uint32 */
            residents?: number;
            /** Format: uint32 */
            floors?: number;
            /** @description Its last day, and that of everything below it: it stands until that day is over. `null` takes back a day that lies ahead. */
            end?: string;
            why: components["schemas"]["Why"];
        };
        HistoryQuery: {
            /**
             * Format: uint16
             * @description 1 to 500, 100 if not given.
             */
            limit?: number;
            /** @description The `next_cursor` of the page before. */
            cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_ChangeView: {
            items: components["schemas"]["ChangeView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One entry of an area's history. */
        ChangeView: {
            what: components["schemas"]["What"];
            /** Format: date-time */
            at: string;
            /** @description First day on which it holds. */
            day: string;
            reason: string;
            /** @description How the area was and is. */
            data: unknown;
        };
        /** @description What happened to an area. */
        What: ("created" | "changed" | "moved" | "ended") | "split" | "merged";
        MoveBody: {
            /**
             * Format: int64
             * @description The version that was seen; or `If-Match`.
             */
            version?: number;
            /**
             * Format: uuid
             * @description The new parent.
             */
            parent: string;
            why: components["schemas"]["Why"];
        };
        SplitBody: {
            /**
             * Format: int64
             * @description The version that was seen; or `If-Match`.
             */
            version?: number;
            /** @description At least two. */
            parts: components["schemas"]["PartBody"][];
            why: components["schemas"]["Why"];
        };
        PartBody: {
            code: string;
            name: components["schemas"]["Text"];
            ground?: components["schemas"]["Drawn"];
            /**
             * @description Areas directly below that go to this part; those that no part lists go by their point.
             * @default []
             */
            children?: string[];
        };
        /** @description What a split made. */
        PartsView: {
            items: components["schemas"]["AreaView"][];
        };
        MergeBody: {
            /**
             * Format: int64
             * @description The version that was seen; or `If-Match`.
             */
            version?: number;
            /**
             * Format: uuid
             * @description The area that takes it in; of the same kind.
             */
            into: string;
            why: components["schemas"]["Why"];
        };
        /** @description The newest sealed entry; note `seq:hash` somewhere else to fix everything before it. */
        HeadView: {
            /** Format: int64 */
            seq: number;
            hash: string;
            /**
             * Format: date-time
             * @description When the newest sealed entry happened.
             */
            at?: string;
            /**
             * Format: int64
             * @description Entries that wait for their place.
             */
            waiting: number;
        };
        EntriesQuery: {
            /**
             * Format: int64
             * @description Only entries after this number; before it, where the newest come first.
             */
            after?: number;
            /**
             * @description Which come first; the oldest if absent.
             * @default oldest
             */
            order?: components["schemas"]["Order"];
            /**
             * Format: uint16
             * @description 1 to 500, 100 if not given.
             */
            limit?: number;
            /**
             * Format: uuid
             * @description Only entries about this thing.
             */
            object?: string;
            /** @description Only entries of this actor, such as `account:<id>`. */
            actor?: string;
            /** @description The `next_cursor` of the page before. */
            cursor?: string;
        };
        /** @enum {string} */
        Order: "oldest" | "newest";
        /** @description One page of a list, and where the next one starts. */
        Page_for_EntryView: {
            items: components["schemas"]["EntryView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One entry of the log. */
        EntryView: {
            /** Format: int64 */
            seq: number;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: string;
            action: string;
            object_kind: string;
            /** Format: uuid */
            object_id?: string;
            /** @description Why personal data was read. */
            purpose?: string;
            data: unknown;
            hash: string;
        };
        /** @description What a client needs to know before it shows anything. */
        Meta: {
            /** @description What the district is called. */
            name: components["schemas"]["Text"];
            /** @description The pack in force, `key@version`. */
            pack: string;
            /** @description IANA name. */
            time_zone: string;
            /** @description Longitude and latitude where maps open. */
            centre: number[];
            /** @description West, south, east, north. */
            bounds: number[];
            states: components["schemas"]["StateWord"][];
            /** @description The most urgent first. */
            urgencies: components["schemas"]["Word"][];
            /** @description From not watched at all upwards. */
            supervisions: components["schemas"]["Word"][];
            stages: components["schemas"]["Word"][];
            ask_kinds: components["schemas"]["Word"][];
            ask_states: components["schemas"]["Word"][];
            parties: components["schemas"]["Word"][];
            natures: components["schemas"]["Word"][];
            channels: components["schemas"]["Word"][];
            /** @description What the table of cases can show. */
            columns: components["schemas"]["ColumnWord"][];
        };
        StateWord: {
            key: components["schemas"]["State"];
            label: components["schemas"]["Text"];
            phase: components["schemas"]["Phase"];
            /** @description Somebody owes work. */
            open: boolean;
        };
        /** @description Where a case stands. The three ways to say no stay apart: not received, not filed, void. */
        State: "draft" | "submitted" | "triaged" | "accepted" | "assigned" | "handling" | "suspended" | "returned" | "resolved" | "verifying" | "closed" | "rated" | "archived" | "declined" | "not_filed" | "voided" | "merged" | "recorded";
        /** @description What sort of state it is: what a client shows with one colour and one shape. */
        Phase: ("working" | "checking" | "done") | "new" | "paused" | "refused";
        /** @description A key and what people call it. */
        Word: {
            key: string;
            label: components["schemas"]["Text"];
        };
        ColumnWord: {
            key: components["schemas"]["Column"];
            label: components["schemas"]["Text"];
            /** @description Shown where nobody chose. */
            usual: boolean;
        };
        /** @description A column of the table of cases. */
        Column: "number" | "title" | "state" | "urgency" | "supervision" | "category" | "nature" | "channel" | "street" | "community" | "place" | "owner" | "handler" | "created" | "due" | "overdue" | "updated" | "closed" | "lon" | "lat";
        /** @description A report. A place is needed: a point, or an area. */
        NewCase: {
            title?: string;
            description: string;
            /** @description WGS-84. */
            location?: components["schemas"]["Location"];
            /** Format: uuid */
            area?: string;
            category?: string;
            /** @description Kept apart, under its own key. */
            contact?: components["schemas"]["Contact"];
            /** @default [] */
            files?: string[];
            urgency?: components["schemas"]["Urgency"];
            nature?: string;
            channel?: string;
            /** @description The receipt (`<code>.<secret>`) of a closed case that this report takes up again. */
            follows?: string;
            /**
             * @description Staff in the field: save it, send it later.
             * @default false
             */
            draft?: boolean;
            /**
             * @description Staff with the right: an exercise. It runs like any other case and is left out of every figure.
             * @default false
             */
            drill?: boolean;
        };
        /** @description How to reach a reporter. */
        Contact: {
            name?: string;
            phone?: string;
            email?: string;
        };
        /** @description How fast it must go. What is urgent runs on natural time. */
        Urgency: "normal" | "hot" | "urgent";
        /** @description A case just made, with what its reporter keeps. */
        CreatedCase: {
            title: string;
            description: string;
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uint32 */
            version: number;
            state: components["schemas"]["State"];
            urgency: components["schemas"]["Urgency"];
            category?: components["schemas"]["CategoryRef"];
            area: components["schemas"]["AreaRef"];
            location?: components["schemas"]["Location"];
            /** @description Who answers for it now. */
            owner: components["schemas"]["UnitRef"];
            /**
             * Format: date-time
             * @description The deadline of the whole case; absent on hold and after the end.
             */
            due_at?: string;
            overdue: boolean;
            supervision: components["schemas"]["Supervision"];
            /** @description An exercise: nothing of it is real, and no figure counts it. */
            drill?: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What the caller could do now. */
            allowed_actions: components["schemas"]["Act"][];
            /** @description What happens now, in plain words. */
            now: components["schemas"]["Text"];
            nature?: string;
            channel: string;
            pack_version: string;
            handler?: components["schemas"]["UnitRef"];
            duty_item?: string;
            clocks: components["schemas"]["ClockView"][];
            pause?: components["schemas"]["PauseView"];
            /** @description Why it was declined, not filed or voided. */
            refusal?: components["schemas"]["Text"];
            asks: components["schemas"]["AskView"][];
            files: components["schemas"]["FileView"][];
            parent?: components["schemas"]["CaseLink"];
            children: components["schemas"]["CaseLink"][];
            merged_into?: components["schemas"]["CaseLink"];
            /** @description The closed case that this one takes up again. */
            follows?: components["schemas"]["CaseLink"];
            /** @description Possible duplicates, the likeliest first; only while the centre sorts it. */
            duplicates: components["schemas"]["Duplicate"][];
            /** @description Categories that may fit, the likeliest first; only while the centre sorts it. */
            categories: components["schemas"]["CategoryGuess"][];
            /**
             * Format: uint32
             * @description Reports of the same matter that were merged into it.
             */
            repeats: number;
            /**
             * Format: uint32
             * @description Neighbours who said that they have the same.
             */
            joins: number;
            /** @description One's own join, for whoever looks with the receipt of one. */
            join?: components["schemas"]["JoinView"];
            ratings: components["schemas"]["RatingView"][];
            /** Format: date-time */
            reopen_until?: string;
            reporter?: components["schemas"]["ReporterView"];
            receipt: components["schemas"]["Receipt"];
        };
        /** @description How closely it is watched. Only ever rises; lifting is a separate fact and does not lower it. */
        Supervision: "none" | "normal" | "yellow" | "red";
        ClockView: {
            stage: components["schemas"]["Stage"];
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            due_at: string;
            paused: boolean;
            /**
             * Format: int64
             * @description Pauses left out.
             */
            elapsed_seconds: number;
            /** Format: date-time */
            done_at?: string;
        };
        /** @description What a clock measures: the whole case (捆绑时限), or one stage of it. */
        Stage: "total" | "triage" | "accept" | "dispatch" | "sign" | "handle" | "ruling" | "verify";
        PauseView: {
            reason: components["schemas"]["Text"];
            /** Format: date-time */
            until?: string;
        };
        AskView: {
            /** @description Its number within the case. */
            id: string;
            kind: components["schemas"]["AskKind"];
            unit?: components["schemas"]["UnitRef"];
            state: components["schemas"]["AskState"];
            /** Format: date-time */
            asked_at: string;
            /** Format: date-time */
            due_at?: string;
            answer?: components["schemas"]["Answer"];
        };
        /** @description What is asked. */
        AskKind: "whistle" | "co_handling" | "extension" | "return" | "appeal";
        /** @description How it stands. Lapsed: the case went on, so the answer is no longer wanted. */
        AskState: "open" | "answered" | "granted" | "refused" | "lapsed";
        /** @description The answer. A whistle's answer has four parts: accepted when, who was spoken to, measure, deadline. */
        Answer: {
            /** Format: date-time */
            accepted_at?: string;
            spoken_to?: string;
            measure?: string;
            /** Format: date-time */
            deadline?: string;
            note?: string;
        };
        FileView: {
            id: string;
            kind: string;
            url: string;
            thumb_url?: string;
            /**
             * Format: date-time
             * @description When it was sent: what came after the report shows what was done.
             */
            created_at: string;
        };
        CaseLink: {
            title: string;
            /** Format: uuid */
            id: string;
            number: string;
            state: components["schemas"]["State"];
        };
        Duplicate: {
            title: string;
            /** Format: uuid */
            id: string;
            number: string;
            /**
             * Format: uint32
             * @description From 0 to 100.
             */
            score: number;
        };
        /** @description A category that may fit, by what people did with cases in the same words. */
        CategoryGuess: {
            category: components["schemas"]["CategoryRef"];
            /** @description Words of the report that speak for it, the clearest first. */
            words: string[];
            /**
             * Format: uint32
             * @description Sorted cases of this category that were learnt from.
             */
            cases: number;
        };
        /** @description A join as its holder and the desk see it. */
        JoinView: {
            pseudonym: string;
            /** Format: date-time */
            at: string;
            /**
             * Format: uint8
             * @description One to five, for the last closing.
             */
            score?: number;
            solved?: boolean;
            /** @description Whether a rating is wanted now. */
            may_rate: boolean;
        };
        RatingView: {
            party: components["schemas"]["Party"];
            /** Format: date-time */
            at: string;
            /**
             * Format: uint8
             * @description One to five.
             */
            score: number;
            solved?: boolean;
            /** @description An appeal was upheld: left out of the figures. */
            excluded: boolean;
        };
        /** @description Who rates (一起评价): each party once per closing. */
        Party: "reporter" | "community" | "unit" | "centre";
        ReporterView: {
            pseudonym: string;
        };
        /** @description What the reporter keeps: with it, and without an account, he follows his case. */
        Receipt: {
            /** @description The case's number. */
            code: string;
            secret: string;
            /** @description `/r/<code>.<secret>` */
            link: string;
        };
        /** @description What a list is narrowed to. */
        Wanted: {
            /**
             * @description One state, or several with commas between; `open` stands for all in which somebody owes work.
             * @default null
             */
            state?: string;
            /**
             * Format: uuid
             * @description This area and all below.
             * @default null
             */
            area?: string;
            /** @default null */
            category?: string;
            /**
             * Format: uuid
             * @description Owned by this unit now.
             * @default null
             */
            unit?: string;
            /** @default null */
            urgency?: components["schemas"]["Urgency"];
            /**
             * @description Words of the text, or a number.
             * @default null
             */
            q?: string;
            /**
             * @description With my unit now, asked of my unit, or found by me.
             * @default null
             */
            mine?: boolean;
            /**
             * @description Past its deadline; exercises are left out unless `drill` asks for them.
             * @default null
             */
            overdue?: boolean;
            /**
             * @description Only exercises, or none; both if absent.
             * @default null
             */
            drill?: boolean;
            /**
             * @description Falls due on this day or later, as the district counts days.
             * @default null
             */
            due_from?: string;
            /**
             * @description Falls due on this day or earlier.
             * @default null
             */
            due_to?: string;
            /**
             * @description Newest first; what is overdue or due in a time by deadline, unless said otherwise.
             * @default null
             */
            sort?: components["schemas"]["Sort"];
        };
        /** @description In which order. */
        Sort: "newest" | "due";
        /** @description Which page. */
        Pages: {
            /**
             * Format: uint
             * @default null
             */
            limit?: number;
            /** @default null */
            cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_CaseSummary: {
            items: components["schemas"]["CaseSummary"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A case as lists show it. */
        CaseSummary: {
            title: string;
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uint32 */
            version: number;
            state: components["schemas"]["State"];
            urgency: components["schemas"]["Urgency"];
            category?: components["schemas"]["CategoryRef"];
            area: components["schemas"]["AreaRef"];
            location?: components["schemas"]["Location"];
            /** @description Who answers for it now. */
            owner: components["schemas"]["UnitRef"];
            /**
             * Format: date-time
             * @description The deadline of the whole case; absent on hold and after the end.
             */
            due_at?: string;
            overdue: boolean;
            supervision: components["schemas"]["Supervision"];
            /** @description An exercise: nothing of it is real, and no figure counts it. */
            drill?: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What the caller could do now. */
            allowed_actions: components["schemas"]["Act"][];
        };
        /** @description A case in full, as far as the caller may see it. */
        CaseView: {
            title: string;
            description: string;
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: uint32 */
            version: number;
            state: components["schemas"]["State"];
            urgency: components["schemas"]["Urgency"];
            category?: components["schemas"]["CategoryRef"];
            area: components["schemas"]["AreaRef"];
            location?: components["schemas"]["Location"];
            /** @description Who answers for it now. */
            owner: components["schemas"]["UnitRef"];
            /**
             * Format: date-time
             * @description The deadline of the whole case; absent on hold and after the end.
             */
            due_at?: string;
            overdue: boolean;
            supervision: components["schemas"]["Supervision"];
            /** @description An exercise: nothing of it is real, and no figure counts it. */
            drill?: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description What the caller could do now. */
            allowed_actions: components["schemas"]["Act"][];
            /** @description What happens now, in plain words. */
            now: components["schemas"]["Text"];
            nature?: string;
            channel: string;
            pack_version: string;
            handler?: components["schemas"]["UnitRef"];
            duty_item?: string;
            clocks: components["schemas"]["ClockView"][];
            pause?: components["schemas"]["PauseView"];
            /** @description Why it was declined, not filed or voided. */
            refusal?: components["schemas"]["Text"];
            asks: components["schemas"]["AskView"][];
            files: components["schemas"]["FileView"][];
            parent?: components["schemas"]["CaseLink"];
            children: components["schemas"]["CaseLink"][];
            merged_into?: components["schemas"]["CaseLink"];
            /** @description The closed case that this one takes up again. */
            follows?: components["schemas"]["CaseLink"];
            /** @description Possible duplicates, the likeliest first; only while the centre sorts it. */
            duplicates: components["schemas"]["Duplicate"][];
            /** @description Categories that may fit, the likeliest first; only while the centre sorts it. */
            categories: components["schemas"]["CategoryGuess"][];
            /**
             * Format: uint32
             * @description Reports of the same matter that were merged into it.
             */
            repeats: number;
            /**
             * Format: uint32
             * @description Neighbours who said that they have the same.
             */
            joins: number;
            /** @description One's own join, for whoever looks with the receipt of one. */
            join?: components["schemas"]["JoinView"];
            ratings: components["schemas"]["RatingView"][];
            /** Format: date-time */
            reopen_until?: string;
            reporter?: components["schemas"]["ReporterView"];
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_CaseEvent: {
            items: components["schemas"]["CaseEvent"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One act that happened. */
        CaseEvent: {
            id: string;
            /** Format: uint32 */
            seq: number;
            /** Format: date-time */
            at: string;
            action: components["schemas"]["Act"];
            from?: components["schemas"]["State"];
            to: components["schemas"]["State"];
            by: components["schemas"]["Person"];
            /** @description For whom they acted. */
            unit?: components["schemas"]["UnitRef"];
            note?: string;
            /** @description The reason that was given, in words. */
            reason?: components["schemas"]["Text"];
            /** @description What else was said, by field. */
            data: {
                [key: string]: unknown;
            };
        };
        Person: {
            /** @description `account`, `reporter` or `system`. */
            kind: string;
            name: string;
        };
        /** @description Why somebody looks. */
        Purpose: {
            /** @description Why the contact is needed; goes into the audit log. */
            purpose: string;
        };
        /** @description What an act says. Which fields an act takes and needs stands in the edge table. */
        ActRequest: {
            /** @description category */
            category?: string;
            /** @description nature */
            nature?: string;
            /** @description filing condition */
            condition?: string;
            /** @description urgency */
            urgency?: components["schemas"]["Urgency"];
            /**
             * Format: uuid
             * @description unit
             */
            unit?: string;
            /** @description units */
            units?: string[];
            /** @description duty-list item */
            duty_item?: string;
            /** @description reason */
            reason?: string;
            /** @description note */
            note?: string;
            /** @description measure and result */
            measure?: string;
            /**
             * Format: date-time
             * @description until
             */
            until?: string;
            /** @description level */
            level?: components["schemas"]["Supervision"];
            /**
             * Format: date-time
             * @description accepted at
             */
            accepted_at?: string;
            /** @description who was spoken to */
            spoken_to?: string;
            /**
             * Format: date-time
             * @description deadline
             */
            deadline?: string;
            /**
             * Format: uint8
             * @description score
             */
            score?: number;
            /** @description solved */
            solved?: boolean;
            /** @description rated by */
            party?: components["schemas"]["Party"];
            /** @description upheld */
            upheld?: boolean;
            /**
             * Format: uuid
             * @description case to merge into
             */
            into?: string;
            /**
             * Format: uuid
             * @description case
             */
            case?: string;
            /** @description relation */
            relation?: components["schemas"]["Relation"];
            /** @description photos and voice notes */
            files?: string[];
            /** @description how it was checked */
            method?: components["schemas"]["CheckMethod"];
            /** @description parts */
            parts?: components["schemas"]["Part"][];
            /** @description shown to the reporter */
            public?: boolean;
            /**
             * Format: uint32
             * @description number of the ask
             */
            ask?: number;
            /** @description The version that the caller saw; or the header If-Match. */
            version?: number;
        };
        /** @description How two cases belong together, seen from the case that holds the link. */
        Relation: "child" | "parent" | "related" | "duplicate" | "follows";
        /** @description How the result was checked. */
        CheckMethod: "on_site" | "video" | "telephone" | "reporter";
        /** @description One of the cases that a case is split into. */
        Part: {
            description: string;
            category?: string;
        };
        /** @description Where somebody is who has the same. A point, or an area. */
        JoinBody: {
            /** @description WGS-84. Compared and not kept. */
            location?: components["schemas"]["Location"];
            /** Format: uuid */
            area?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_JoinView: {
            items: components["schemas"]["JoinView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description Where somebody is about to report, and what. A point, or an area. */
        AboutToReport: {
            /** @description WGS-84. Compared and not kept. */
            location?: components["schemas"]["Location"];
            /** Format: uuid */
            area?: string;
            /** @description What they are writing, to bring the likeliest category forward. Compared and not kept. */
            words?: string;
        };
        /** @description Open cases that may be the same. */
        NearbyCases: {
            items: components["schemas"]["NearbyCase"][];
        };
        /** @description An open case as every neighbour may see it. */
        NearbyCase: {
            /** Format: uuid */
            id: string;
            number: string;
            category: components["schemas"]["CategoryRef"];
            /** @description Where, by name and no closer than the courtyard; from the root down. */
            place: components["schemas"]["Text"][];
            /** Format: date-time */
            created_at: string;
            state: components["schemas"]["State"];
            /** @description What happens now, in plain words. */
            now: components["schemas"]["Text"];
            /**
             * Format: uint32
             * @description Neighbours who have the same.
             */
            joins: number;
        };
        /** @description What is kept of a reporter, and who looked at it. */
        Reads: {
            kept: components["schemas"]["Kept"];
            /**
             * Format: uint32
             * @description Days after the end of the case for which it is kept.
             */
            kept_days: number;
            /** @description The newest first. Empty says that nobody looked. */
            items: components["schemas"]["Read"][];
        };
        /** @description Whether it is kept how to reach the reporter. */
        Kept: "nothing" | "sealed" | "removed";
        /** @description One look. */
        Read: {
            /** Format: date-time */
            at: string;
            unit?: components["schemas"]["UnitRef"];
            /** @description By which posts. */
            posts: components["schemas"]["Text"][];
            /** @description Why, in the words of whoever looked. */
            purpose: string;
        };
        /** @description How a neighbour rates what came of it. */
        JoinRatingBody: {
            /** Format: uint8 */
            score: number;
            solved?: boolean;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        Nothing: Record<string, never>;
        /** @description One act and its form. */
        ActionForm: {
            action: components["schemas"]["Act"];
            label: components["schemas"]["Text"];
            /** @description Why it exists. */
            why: components["schemas"]["Text"];
            fields: components["schemas"]["ActionField"][];
        };
        ActionField: {
            name: string;
            label: components["schemas"]["Text"];
            /**
             * @description `text`, `longtext`, `number`, `datetime`, `flag`, `category`, `condition`, `unit`, `units`, `case`, `file[]`, `reason:<list>`,
             *      `choice`, `rating` or `parts`.
             */
            kind: string;
            required: boolean;
            choices?: components["schemas"]["Choice"][];
        };
        /** @description One value to choose from. */
        Choice: {
            value: string;
            label: components["schemas"]["Text"];
        };
        /** @description What was checked about one case. */
        ReceiptProof: {
            /** @description The case's number. */
            number: string;
            /** @description Nothing that was checked differs. */
            intact: boolean;
            /**
             * Format: uint
             * @description How often something happened to it.
             */
            events: number;
            /**
             * Format: uint
             * @description How many of these stand in the audit chain.
             */
            sealed: number;
            /**
             * Format: uint
             * @description How many have yet to get their place there; that takes seconds.
             */
            waiting: number;
            /** @description How far the audit chain goes, as `number:hash`. Whoever notes it can later tell whether anything before was changed. */
            head: string;
        };
        ListQuery2: {
            /** @description Only those that wait for an answer. */
            open?: boolean;
            /**
             * Format: uint16
             * @description 1 to 100, 50 if not given.
             */
            limit?: number;
            /** @description The `next_cursor` of the page before. */
            cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_ComplaintView: {
            items: components["schemas"]["ComplaintView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One complaint, as its reader sees it. */
        ComplaintView: {
            /** Format: uuid */
            id: string;
            /** @description The day on which it was made; the hour is not kept. */
            day: string;
            kind: components["schemas"]["CodeAndName"];
            form?: components["schemas"]["CodeAndName"];
            words: string;
            anonymous: boolean;
            /** @description The reader signed it. */
            mine: boolean;
            /** @description Who signed it, for those who answer. */
            by?: string;
            answer?: components["schemas"]["ComplaintAnswered"];
            /** @description The reader may answer it now. */
            may_answer: boolean;
            /** Format: int64 */
            version: number;
        };
        /** @description A kind of complaint, or a form. */
        CodeAndName: {
            code: string;
            name: components["schemas"]["Text"];
        };
        /** @description What was answered. */
        ComplaintAnswered: {
            outcome: components["schemas"]["Outcome"];
            words: string;
            /** Format: date-time */
            at: string;
        };
        /** @description What came of a complaint. */
        Outcome: "remedied" | "planned" | "upheld";
        NewComplaint: {
            /** @description One of `/complaint-kinds`. */
            kind: string;
            /** @description Code of the form that it is about, if it is about one. */
            form?: string;
            words: string;
            /**
             * @description Then nothing is kept of who made it: no account, no hour, no entry in the audit log.
             * @default false
             */
            anonymous?: boolean;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_CodeAndName: {
            items: components["schemas"]["CodeAndName"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        NewComplaintAnswer: {
            /**
             * Format: int64
             * @description The version that was seen; or `If-Match`.
             */
            version?: number;
            outcome: components["schemas"]["Outcome"];
            words: string;
        };
        /** @description The duty list's answer; empty where it is silent or the case has no category yet. */
        Suggestion: {
            route?: components["schemas"]["Route"];
        };
        /** @description What the duty list says about a case. */
        Route: {
            title: components["schemas"]["Text"];
            /** @description Number of the item: what an assignment and a return cite. */
            duty_item: string;
            /** @description Whether it is the street's own, one in which it assists, or one that the upper level took back. */
            kind: components["schemas"]["DutyKind"];
            level: components["schemas"]["Level"];
            /** @description Who leads; absent where the list names a kind of unit that the place does not have. */
            lead?: components["schemas"]["UnitRef"];
            assist: components["schemas"]["UnitRef"][];
            /** @description Where the list comes from. */
            source: string;
        };
        /** @description How the street stands to an item. */
        DutyKind: "own" | "assisting" | "reclaimed";
        /**
         * @description The level that answers for an item.
         * @enum {string}
         */
        Level: "district" | "street" | "community";
        /** @description A file as clients see it. */
        StoredFile: {
            /** @description Give it back as one of `files`. After an upload without sign-in it ends with a secret: keep it to yourself. */
            id: string;
            kind: components["schemas"]["FileKind"];
            media_type: string;
            /** Format: uint64 */
            bytes: number;
            /** @description SHA-256 of the content as served, in hex. */
            sha256: string;
            /** Format: uint32 */
            width?: number;
            /** Format: uint32 */
            height?: number;
            /**
             * Format: double
             * @description Playing time of a voice note.
             */
            seconds?: number;
            url: string;
            /** @description Only photos have one. */
            thumb_url?: string;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @description A photo or a voice note.
         * @enum {string}
         */
        FileKind: "photo" | "voice";
        Which: {
            /** @description The `id` that POST /files answered with. */
            id: string;
        };
        SignIn: {
            /** @description Sign-in name. */
            account: string;
            password: string;
            /** @description Code of the authenticator, or a recovery code; asked for by `auth.totp_wanted`. */
            totp?: string;
            /** @description What the browser answered with a passkey; asked for by `auth.passkey_wanted`, which says what is to be signed. */
            passkey?: components["schemas"]["PasskeyAnswer"];
        };
        /** @description The answer of `navigator.credentials.get()`. */
        PasskeyAnswer: {
            /**
             * Format: uuid
             * @description Which ceremony it answers: as `auth.passkey_wanted` gave it.
             */
            ceremony: string;
            /** @description The authenticator's own id of the passkey (`rawId`). */
            credential: string;
            /** @description `response.clientDataJSON` */
            client_data: string;
            /** @description `response.authenticatorData` */
            authenticator_data: string;
            /** @description `response.signature` */
            signature: string;
            /** @description `response.userHandle` */
            user_handle?: string;
        };
        /** @description The answer to a sign-in. */
        SignInView: {
            /** @description Bearer token, for programs; browsers have the cookie. */
            token: string;
            account: components["schemas"]["AccountView"];
            proof: components["schemas"]["Proof"];
            /** @description What to do before one's roles count. */
            next?: components["schemas"]["Next"];
        };
        AccountView: {
            /** Format: uuid */
            id: string;
            /** @description Sign-in name. */
            name: string;
            /** @description Name shown to people. */
            display: string;
            unit?: components["schemas"]["UnitRef2"];
            /** @description Role keys that count in this session. */
            roles: string[];
            permissions: components["schemas"]["Permission"][];
            area?: components["schemas"]["AreaRef2"];
        };
        UnitRef2: {
            /** Format: uuid */
            id: string;
            name?: components["schemas"]["Text"];
        };
        /** @description One right. It always holds within an area subtree and, where given, one category branch. */
        Permission: "area.read" | "area.write" | "unit.read" | "unit.write" | "case.read" | "case.register" | "case.reporter" | "case.triage" | "case.dispatch" | "case.handle" | "case.verify" | "case.supervise" | "case.rule" | "case.erase" | "case.drill" | "indicator.read" | "visit.read" | "visit.write" | "complaint.write" | "complaint.answer" | "pack.read" | "pack.write" | "account.read" | "account.write" | "grant.write" | "audit.read" | "notice.write" | "channel.write";
        /** @description The widest area in which one's roles hold. */
        AreaRef2: {
            /** @description Codes from the root, each ended by `/`; empty is everywhere. */
            path: string;
            name?: components["schemas"]["Text"];
        };
        /** @description How the holder of a session proved who he is; decides which of his roles count, see [`super::rules::counts`]. */
        Proof: "link" | "invite" | "password" | "second_factor" | "token";
        /** @description A step that is still missing. */
        Next: "set_password" | "enrol_second_factor" | "sign_in_again";
        /** @description Whoever is signed in. */
        SessionView: {
            account: components["schemas"]["AccountView"];
            proof: components["schemas"]["Proof"];
            /** @description What to do before one's roles count. */
            next?: components["schemas"]["Next"];
        };
        LinkSignIn: {
            /** @description What stands behind `/in/` in the link. */
            token: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_SessionItem: {
            items: components["schemas"]["SessionItem"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A session as its owner sees it. */
        SessionItem: {
            /** Format: uuid */
            id: string;
            proof: components["schemas"]["Proof"];
            /** @description Browser, or the name of a machine's token. */
            label: string;
            /** @description Where it was begun. */
            address: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            used_at: string;
            /** Format: date-time */
            expires_at: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        NewPassword: {
            /** @description The password until now; not needed by those who have none yet or came by a sign-in link of the command line. */
            current?: string;
            password: string;
        };
        /** @description The second factor until now, where there is one. */
        ShowFactor: {
            /** @description A code of the authenticator until now, or a recovery code. */
            code?: string;
            /** @description Or what the browser answered with a passkey; asked for by `auth.passkey_wanted`. */
            passkey?: components["schemas"]["PasskeyAnswer"];
        };
        /** @description A secret for an authenticator; in force once confirmed. */
        TotpOffer: {
            /** @description For typing, base 32. */
            secret: string;
            /** @description `otpauth://` address, to be shown as a QR code. */
            url: string;
        };
        ConfirmTotp: {
            /** @description The code that the authenticator shows now. */
            code: string;
        };
        /** @description The answer to a sign-in. */
        TotpConfirmed: {
            /** @description Each is good once, when the authenticator is lost. Shown only now. */
            recovery_codes: string[];
            /** @description Bearer token, for programs; browsers have the cookie. */
            token: string;
            account: components["schemas"]["AccountView"];
            proof: components["schemas"]["Proof"];
            /** @description What to do before one's roles count. */
            next?: components["schemas"]["Next"];
        };
        /** @description What one can prove oneself with, besides the password. */
        Factors: {
            /** @description Whether an authenticator has been confirmed. */
            authenticator: boolean;
            /**
             * Format: int64
             * @description Recovery codes that are left.
             */
            recovery_codes: number;
            passkeys: components["schemas"]["PasskeyInfo"][];
            /** @description Origin at which pages have to be open for passkeys; none where this server's address allows none. */
            passkeys_at?: string;
        };
        /** @description A passkey as its owner sees it. */
        PasskeyInfo: {
            /** Format: uuid */
            id: string;
            /** @description As its owner calls it: "office laptop". */
            name: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            used_at?: string;
        };
        /** @description What the browser is to make; to be answered within five minutes. */
        PasskeyOffer: {
            /** @description Origin at which the page has to be open. */
            origin: string;
            /** Format: uuid */
            ceremony: string;
            /** @description `PublicKeyCredentialCreationOptionsJSON` of WebAuthn, for `PublicKeyCredential.parseCreationOptionsFromJSON`. */
            options: {
                [key: string]: unknown;
            };
        };
        AddPasskey: {
            /** Format: uuid */
            ceremony: string;
            /** @description As its owner calls it: "office laptop". */
            name: string;
            credential: components["schemas"]["NewCredential"];
        };
        /** @description The answer of `navigator.credentials.create()`. */
        NewCredential: {
            /** @description The authenticator's own id of the passkey (`rawId`). */
            credential: string;
            /** @description `response.clientDataJSON` */
            client_data: string;
            /** @description `response.attestationObject` */
            attestation: string;
            /**
             * @description `response.getTransports()`: how the authenticator is reached.
             * @default []
             */
            transports?: string[];
        };
        /** @description The answer to a sign-in. */
        PasskeyAdded: {
            /** @description Each is good once, when all else is lost. Shown only now, and only where there were none left. */
            recovery_codes: string[];
            /** @description Bearer token, for programs; browsers have the cookie. */
            token: string;
            account: components["schemas"]["AccountView"];
            proof: components["schemas"]["Proof"];
            /** @description What to do before one's roles count. */
            next?: components["schemas"]["Next"];
        };
        RenamePasskey: {
            name: string;
        };
        ListQuery3: {
            /** @description Beginning of the sign-in name or of the shown name. */
            q?: string;
            /**
             * Format: uint16
             * @description 1 to 200, 50 if not given.
             */
            limit?: number;
            cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_Account: {
            items: components["schemas"]["Account"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description Somebody or something that can sign in. */
        Account: {
            /** Format: uuid */
            id: string;
            /** @description Sign-in name. */
            name: string;
            /** @description Name shown to people. */
            display: string;
            /** @description Another system, not a person: signs in with tokens only. */
            machine: boolean;
            /** Format: uuid */
            unit?: string;
            email?: string;
            /** Format: date-time */
            disabled_at?: string;
            /** @description Whether a password has been set. */
            has_password: boolean;
            /** @description Whether there is a second factor: a confirmed authenticator or a passkey. */
            has_second_factor: boolean;
            /** Format: int64 */
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        CreateAccount: {
            /** @description Sign-in name: 2 to 64 letters, digits or `.` `_` `-`; not changed later. */
            name: string;
            /** @description Name shown to people. */
            display: string;
            /**
             * @description Another system, not a person.
             * @default false
             */
            machine?: boolean;
            /** Format: uuid */
            unit?: string;
            email?: string;
        };
        /** @description What is left out stays; `null` takes unit or e-mail away. */
        ChangeAccount: {
            /**
             * Format: int64
             * @description The version that the caller saw; or `If-Match`.
             */
            version?: number;
            display?: string;
            /** Format: uuid */
            unit?: string;
            email?: string;
            disabled?: boolean;
        };
        /** @description A link to hand over. */
        Invitation: {
            link: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_RoleView: {
            items: components["schemas"]["RoleView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A role of the pack. */
        RoleView: {
            key: string;
            name: components["schemas"]["Text"];
            kind: components["schemas"]["RoleKind"];
            permissions: components["schemas"]["Permission"][];
            /** @description Whether it counts only after a second factor, where the installation requires one. */
            second_factor: boolean;
        };
        /** @description What sort of role it is. The three administrators are kept apart by it. */
        RoleKind: "staff" | "unit_staff" | "resident" | "machine" | "system_admin" | "security_admin" | "audit_admin";
        /** @description One page of a list, and where the next one starts. */
        Page_for_Grant: {
            items: components["schemas"]["Grant"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A role held by an account. */
        Grant: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            account: string;
            role: string;
            /** Format: uuid */
            area?: string;
            /** @description Subtree in which it holds; empty is everywhere. */
            area_path: string;
            /** @description Category branch for which it holds; empty is all. */
            category: string;
            /** Format: date-time */
            valid_from: string;
            /** Format: date-time */
            valid_until?: string;
            granted_by: string;
            /** Format: date-time */
            granted_at: string;
        };
        GiveRole: {
            /** @description Role key of the pack. */
            role: string;
            /**
             * Format: uuid
             * @description Area in whose subtree it holds; everywhere if not given.
             */
            area?: string;
            /**
             * @description Category branch for which it holds; all if not given.
             * @default
             */
            category?: string;
            /**
             * Format: date-time
             * @description From now on if not given.
             */
            valid_from?: string;
            /**
             * Format: date-time
             * @description Without end if not given.
             */
            valid_until?: string;
        };
        /** @description Three different people. */
        Administrators: {
            system: components["schemas"]["Administrator"];
            security: components["schemas"]["Administrator"];
            audit: components["schemas"]["Administrator"];
        };
        Administrator: {
            /** @description Sign-in name. */
            account: string;
            /** @description Name shown to people. */
            display: string;
        };
        /** @description One invitation each, to be handed to the three people; each sets a password and enrols an authenticator with it. */
        Invitations: {
            system: string;
            security: string;
            audit: string;
        };
        /** @description What holds now. */
        PublicNotices: {
            items: components["schemas"]["PublicNotice"][];
        };
        /** @description A notice as residents see it. */
        PublicNotice: {
            title: components["schemas"]["Text"];
            /** Format: uuid */
            id: string;
            body: components["schemas"]["Text"];
            /** @description For which area it holds. */
            area: components["schemas"]["Text"];
            /** @description Who tells it. */
            unit?: components["schemas"]["Text"];
            pinned: boolean;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            /** Format: date-time */
            corrected_at?: string;
        };
        Pages2: {
            /**
             * Format: uint
             * @default null
             */
            limit?: number;
            /** @default null */
            cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_NoticeView: {
            items: components["schemas"]["NoticeView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A notice as the office sees it. */
        NoticeView: {
            title: components["schemas"]["Words"];
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            version: number;
            /** Format: uuid */
            area: string;
            /** @description Names from the root down to it. */
            area_path: components["schemas"]["Text"][];
            body: components["schemas"]["Words"];
            pinned: boolean;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
            unit?: components["schemas"]["Text"];
            /** @description Whether residents see it now. */
            shown: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            corrected_at?: string;
            /** Format: date-time */
            withdrawn_at?: string;
            withdrawn_why: string;
        };
        /** @description Words in Chinese, and in English where somebody translated them. */
        Words: {
            zh: string;
            /** @default  */
            en?: string;
        };
        /** @description A new notice. */
        NewNotice: {
            /**
             * Format: uuid
             * @description It holds for this area and all below.
             */
            area: string;
            content: components["schemas"]["Content"];
        };
        /** @description What a notice says and for how long: all that can be corrected. */
        Content: {
            title: components["schemas"]["Words"];
            body: components["schemas"]["Words"];
            /**
             * @description Above the others as long as it holds.
             * @default false
             */
            pinned?: boolean;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until: string;
        };
        /** @description A correction: the whole content, as it shall be. */
        Correction: {
            /**
             * Format: int64
             * @description The version that the caller saw; or the header If-Match.
             */
            version?: number;
            content: components["schemas"]["Content"];
        };
        /** @description Why a notice is taken back. */
        Withdrawal: {
            /**
             * Format: int64
             * @description The version that the caller saw; or the header If-Match.
             */
            version?: number;
            reason: string;
        };
        Listed: {
            /**
             * @description Only what was not read yet.
             * @default false
             */
            unread?: boolean;
            /** Format: uint */
            limit?: number;
            cursor?: string;
        };
        /** @description A page of the inbox, and how much of all of it is unread. */
        Inbox: {
            items: components["schemas"]["InboxItem"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
            /** Format: int64 */
            unread: number;
        };
        /** @description An entry as its reader sees it. */
        InboxItem: {
            /** @description What happened, with the number of the case. */
            title: components["schemas"]["Text"];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description Such as `case.assign`. */
            topic: string;
            /** @description What the case is about, for those who may see cases. */
            about?: string;
            /** Format: uuid */
            case_id?: string;
            read: boolean;
        };
        Which2: {
            /** Format: uuid */
            id: string;
        };
        /** @description How many notices changed. */
        Marked: {
            /** Format: uint64 */
            marked: number;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_ChannelView: {
            items: components["schemas"]["ChannelView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A channel as its keepers see it; the key is never shown. */
        ChannelView: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["ChannelKind"];
            name: string;
            target: string;
            topics: string[];
            area_path: string;
            enabled: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /** @description By which way a channel sends. */
        ChannelKind: "webhook" | "email";
        WhichChannel: {
            /** Format: uuid */
            id: string;
        };
        /** @description What is asked for when a channel is set up or changed. */
        ChannelWish: {
            kind: components["schemas"]["ChannelKind"];
            /** @description A name for people. */
            name: string;
            /** @description The https address of a webhook, or a mail address. */
            target: string;
            /** @description Topics such as `case.close`, or all of a sort: `case.`, `clock.`. */
            topics: string[];
            /**
             * @description Only what happens below this area (path of area codes); empty is everywhere.
             * @default
             */
            area_path?: string;
            /**
             * @description Signing key of a webhook: `whsec_` and 24 to 64 bytes in base64. Wanted for a new webhook; without it an old one
             *      keeps its key.
             * @default null
             */
            secret?: string;
            /** @default true */
            enabled?: boolean;
        };
        Listed2: {
            /** @description `waiting`, `sent` or `dead`. */
            state: components["schemas"]["DeliveryState"];
            /** Format: uuid */
            channel?: string;
            /** Format: uint */
            limit?: number;
            cursor?: string;
        };
        DeliveryState: ("waiting" | "sent") | "dead";
        /** @description One page of a list, and where the next one starts. */
        Page_for_DeliveryView: {
            items: components["schemas"]["DeliveryView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A delivery as the keepers of channels see it. */
        DeliveryView: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            channel: string;
            /** Format: uuid */
            event: string;
            topic: string;
            /**
             * Format: uuid
             * @description What it is about.
             */
            object: string;
            /** Format: date-time */
            at: string;
            state: components["schemas"]["DeliveryState"];
            /** Format: int64 */
            attempts: number;
            /**
             * Format: date-time
             * @description When it is tried next, while it waits.
             */
            next_at?: string;
            /** @description What went wrong last. */
            error?: string;
            /** Format: date-time */
            sent_at?: string;
        };
        WhichDelivery: {
            /** Format: uuid */
            id: string;
        };
        /** @description The delivery that waits again. */
        Resent: {
            /** Format: uuid */
            id: string;
            state: components["schemas"]["DeliveryState"];
        };
        Asked5: {
            /** @description Topics separated by commas; one that ends with a dot means all of its sort, such as `case.`. */
            topics?: string;
            /**
             * Format: int64
             * @description The same as the header Last-Event-ID, for clients that cannot set it.
             */
            after?: number;
        };
        /** @description One event as a client sees it. */
        Told: {
            /** Format: uuid */
            id: string;
            topic: string;
            /**
             * Format: uuid
             * @description What it is about.
             */
            object: string;
            /** Format: date-time */
            at: string;
            data: unknown;
        };
        UnitQuery: {
            /**
             * Format: uuid
             * @description Units of this area and of all below it.
             */
            area?: string;
            kind?: components["schemas"]["UnitKind"];
            /**
             * Format: uuid
             * @description Units under this one.
             */
            parent?: string;
            /** @description Part of a name, or the beginning of a code. */
            q?: string;
            /** @description Only those that can lawfully take a case of this category at `area`, the best first. */
            category?: string;
            /**
             * @description Also those that have ended.
             * @default false
             */
            ended?: boolean;
            /**
             * Format: uint16
             * @description 1 to 500, 100 if not given.
             */
            limit?: number;
            /** @description The `next_cursor` of the page before. */
            cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_UnitView: {
            items: components["schemas"]["UnitView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A centre, department, enterprise, contracted provider or team. */
        UnitView: {
            /** Format: uuid */
            id: string;
            code: string;
            kind: components["schemas"]["UnitKind"];
            name: components["schemas"]["Text"];
            parent?: components["schemas"]["UnitName"];
            area?: components["schemas"]["AreaName"];
            /** @description Codes of the categories that it can handle itself, each with all below. */
            categories: string[];
            phone: string;
            /** @description A unit that has ended keeps its cases and gets no new ones. */
            active: boolean;
            /** Format: int64 */
            version: number;
        };
        /** @description A unit by name. */
        UnitName: {
            /** Format: uuid */
            id: string;
            code: string;
            name: components["schemas"]["Text"];
        };
        /** @description The area of a unit. */
        AreaName: {
            /** Format: uuid */
            id: string;
            code: string;
            name: components["schemas"]["Text"];
            /** @description Names from the root down to it. */
            path: components["schemas"]["Text"][];
        };
        FoundBody2: {
            /** @description Unique in the installation. */
            code: string;
            kind: components["schemas"]["UnitKind"];
            name: components["schemas"]["Text"];
            /** Format: uuid */
            parent?: string;
            /**
             * Format: uuid
             * @description The area that it answers for.
             */
            area: string;
            /** @default [] */
            categories?: string[];
            /** @default  */
            phone?: string;
        };
        One: {
            /** Format: uuid */
            id: string;
        };
        /** @description What is absent stays as it is. */
        AlterBody2: {
            name?: components["schemas"]["Text"];
            /** Format: uuid */
            parent?: string;
            /** Format: uuid */
            area?: string;
            categories?: string[];
            phone?: string;
            /** @description False ends the unit: it keeps its cases and gets no new ones. */
            active?: boolean;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_PostView: {
            items: components["schemas"]["PostView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A post with its people; `vacant` seats are free. */
        PostView: {
            code: string;
            name: components["schemas"]["Text"];
            /** @description Its place in 1+3+N. */
            group: components["schemas"]["PostGroup"];
            /** Format: uint32 */
            seats: number;
            /** Format: uint32 */
            vacant: number;
            members: components["schemas"]["MemberView"][];
        };
        /** @description The place of a post in "1+3+N". */
        PostGroup: "one" | "three" | "many";
        /** @description Somebody on a post. */
        MemberView: {
            /** Format: uuid */
            id: string;
            post: string;
            name: string;
            phone: string;
            /** Format: uuid */
            account?: string;
            from_day: string;
            to_day?: string;
        };
        When: {
            /**
             * Format: date-time
             * @description Now, if not given.
             */
            at?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_OnDutyView: {
            items: components["schemas"]["OnDutyView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description Somebody who is on duty. */
        OnDutyView: {
            member: components["schemas"]["MemberView"];
            /** @description Whom the roster names, if somebody else stands in. */
            instead_of?: components["schemas"]["MemberView"];
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        MemberBody: {
            /** @description Code of a post of the pack. */
            post: string;
            name: string;
            /** @default  */
            phone?: string;
            /** Format: uuid */
            account?: string;
            /** @description Today, if not given. */
            from_day?: string;
            to_day?: string;
        };
        MemberPath: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            member: string;
        };
        /** @description What is absent stays as it is. */
        AlterMemberBody: {
            post?: string;
            name?: string;
            phone?: string;
            /** Format: uuid */
            account?: string;
            /** @description The last day on the post. */
            to_day?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_RosterView: {
            items: components["schemas"]["RosterView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One line of a roster. */
        RosterView: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            member: string;
            days: components["schemas"]["DayRule"];
            /** @description 1 is Monday; only for `weekly`. */
            weekdays: number[];
            /** Format: uint32 */
            cycle: number;
            /** Format: uint32 */
            turn: number;
            /** @description `17:00` */
            from: string;
            /** @description `09:00`; not after `from` means on the next day. */
            to: string;
            from_day: string;
            to_day?: string;
        };
        /** @description The days on which a line of a roster counts. */
        DayRule: "every" | "workday" | "day_off" | "weekly";
        RosterBody: {
            /** Format: uuid */
            member: string;
            days: components["schemas"]["DayRule"];
            /**
             * @description 1 is Monday; for `weekly`.
             * @default []
             */
            weekdays?: number[];
            /**
             * Format: uint32
             * @description Every so many days; people who take turns have one cycle and different turns.
             */
            cycle?: number;
            /** Format: uint32 */
            turn?: number;
            /** @description `17:00` */
            from: string;
            /** @description `09:00`; not after `from` means on the next day. */
            to: string;
            from_day: string;
            to_day?: string;
        };
        RosterPath: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            roster: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_SubstitutionView: {
            items: components["schemas"]["SubstitutionView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description Who stands in for whom. */
        SubstitutionView: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            absent: string;
            /** Format: uuid */
            stand_in: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            reason: string;
        };
        SubstitutionBody: {
            /** Format: uuid */
            absent: string;
            /** Format: uuid */
            stand_in: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @default  */
            reason?: string;
        };
        SubstitutionPath: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            substitution: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_VersionView: {
            items: components["schemas"]["VersionView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One version of a pack. */
        VersionView: {
            /** @description `key@version`, as cases keep it. */
            label: string;
            key: string;
            version: string;
            name: components["schemas"]["Text"];
            /** @description SHA-256 of the content. */
            digest: string;
            in_force: boolean;
            /** Format: date-time */
            loaded_at: string;
            /** Format: date-time */
            active_at?: string;
        };
        /** @description The pack in force, as far as everybody may know it. */
        CurrentView: {
            label: string;
            key: string;
            version: string;
            name: components["schemas"]["Text"];
            digest: string;
            /** @description Code of the root area. */
            root: string;
            /** @description IANA name. */
            time_zone: string;
            /** @description Longitude and latitude where maps open. */
            centre: number[];
            /** @description West, south, east, north. */
            bounds: number[];
            /**
             * Format: uint32
             * @description The reporter may reopen for so many days after closing.
             */
            reopen_days: number;
        };
        /** @description The files of a pack. */
        FilesBody: {
            /** @description Text by path inside the pack, such as `profiles/x.toml`. */
            files: {
                [key: string]: string;
            };
        };
        /** @description What the checks say. */
        Verdict: {
            sound: boolean;
            /** @description `key@version`, where it could be read. */
            label?: string;
            faults: components["schemas"]["FaultView"][];
        };
        FaultView: {
            file: string;
            /**
             * Format: uint32
             * @description Counted from 1; 0 where the file as a whole is meant.
             */
            line: number;
            reason: components["schemas"]["Text"];
        };
        /** @description A version that was kept. */
        KeptView: {
            label: string;
            digest: string;
        };
        Label: {
            /** @description `key@version` */
            label: string;
        };
        With: {
            /** @description `key@version` of the one before; the one in force if absent. */
            with?: string;
        };
        /** @description What changed from one version to another. */
        Comparison2: {
            before: string;
            after: string;
            items: components["schemas"]["FileChange"][];
        };
        /** @description One file that is not the same. */
        FileChange: {
            file: string;
            change: components["schemas"]["Change"];
            /** Format: uint */
            added: number;
            /** Format: uint */
            removed: number;
            /** Format: uint */
            changed: number;
            /** @description At most 500; in the order of the newer file, what was removed last. */
            rows: components["schemas"]["RowChange"][];
        };
        /**
         * @description What happened to a file, a row or a cell.
         * @enum {string}
         */
        Change: "added" | "removed" | "changed";
        /** @description One row that is not the same. */
        RowChange: {
            /** @description What tells the row apart, such as `CM-0102`. */
            row: string;
            change: components["schemas"]["Change"];
            /**
             * Format: uint32
             * @description Line in the newer file, or in the older one where it was removed.
             */
            line: number;
            cells: components["schemas"]["CellChange"][];
        };
        CellChange: {
            column: string;
            before?: string;
            after?: string;
        };
        Stretch: {
            /** @description First day, such as `2026-03-02`. */
            from: string;
            /** @description Last day, included; 400 days at the most. */
            to: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_DayView: {
            items: components["schemas"]["DayView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        DayView: {
            day: string;
            /** @description Clocks that count working time run on it. */
            worked: boolean;
            /** @description How it departs from the week. */
            kind?: components["schemas"]["DayKind"];
            name?: components["schemas"]["Text"];
        };
        /** @description What a day that departs from the week is. */
        DayKind: "holiday" | "adjusted_workday";
        Which3: {
            /** @description `key@version`: the pack that a running case began with. Without it, the one in force. */
            pack?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_CategoryView: {
            items: components["schemas"]["CategoryView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One category with what lies below it. */
        CategoryView: {
            code: string;
            name: components["schemas"]["Text"];
            scheme: string;
            /** @description Nothing lies below it: a case can be filed under it. */
            leaf: boolean;
            /** @description What a report of this category usually is. */
            nature?: string;
            urgency: components["schemas"]["Urgency2"];
            photo_rule: components["schemas"]["PhotoRule"];
            sensitive: boolean;
            record_only: boolean;
            children: components["schemas"]["CategoryView"][];
        };
        /** @description How pressing a matter is (紧急 / 热点 / 普通). */
        Urgency2: "normal" | "hot" | "urgent";
        /** @description When a photo is asked for. Optional unless a category says otherwise: nobody is made to photograph for the record. */
        PhotoRule: "optional" | "at_resolve" | "never";
        ReasonQuery: {
            /** @description `return`, `suspend`, `extension` …; all lists without it. */
            list?: string;
            /** @description `key@version` */
            pack?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_ReasonView: {
            items: components["schemas"]["ReasonView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        ReasonView: {
            list: string;
            code: string;
            name: components["schemas"]["Text"];
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_ChannelView2: {
            items: components["schemas"]["ChannelView2"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        ChannelView2: {
            code: string;
            name: components["schemas"]["Text"];
            /** @description `public`, `patrol`, `device` or `office`. */
            found_by: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_NatureView: {
            items: components["schemas"]["NatureView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        NatureView: {
            code: string;
            name: components["schemas"]["Text"];
        };
        ConditionQuery: {
            /** @description Only conditions by which a case of this category can be set apart; the whole list without it. */
            category?: string;
            /** @description `key@version` */
            pack?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_ConditionView: {
            items: components["schemas"]["ConditionView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A filing condition (立案条件). */
        ConditionView: {
            code: string;
            name: components["schemas"]["Text"];
        };
        DutyQuery: {
            /** @description The item that covers this category; the whole list without it. */
            category?: string;
            /** @description `key@version` */
            pack?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_DutyView: {
            items: components["schemas"]["DutyView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One item of the duty list. */
        DutyView: {
            title: components["schemas"]["Text"];
            /** @description What a return cites. */
            item: string;
            category: string;
            kind: components["schemas"]["DutyKind"];
            lead: components["schemas"]["LeadView"];
            assist: components["schemas"]["LeadView"][];
            level: components["schemas"]["Level"];
            source: string;
            evidence: string;
        };
        /** @description Who is meant: one unit, or the nearest one of a kind above the place. */
        LeadView: {
            kind?: components["schemas"]["UnitKind"];
            unit?: string;
            /** @description What the pack calls that unit. */
            name?: components["schemas"]["Text"];
        };
        /** @description What is published, and by which rules. */
        PublicAbout: {
            /** @description What the district is called, and its code. */
            name: components["schemas"]["Text"];
            area: string;
            /**
             * Format: uint32
             * @description Hours after the end of a month before it is published.
             */
            delay_hours: number;
            /**
             * Format: uint32
             * @description Different reporters that every number comes from at least.
             */
            reporters: number;
            /**
             * Format: uint32
             * @description Side of a square of the map in metres.
             */
            cell_metres: number;
            /** @description The months of which something is published, the oldest first. */
            months: string[];
            /**
             * Format: date-time
             * @description When something published changed last.
             */
            updated_at?: string;
            licence: components["schemas"]["Licence"];
            /** @description Categories that are never counted here. */
            left_out: components["schemas"]["Text"][];
        };
        /** @description Under what anybody may use the data. */
        Licence: {
            /** @description SPDX identifier. */
            id: string;
            name: components["schemas"]["Text"];
        };
        /** @description Which numbers. */
        CellsQuery: {
            /**
             * @description The newest published month if absent.
             * @default null
             */
            month?: string;
            /**
             * @description Communities if absent.
             * @default null
             */
            level?: components["schemas"]["PublicLevel"];
        };
        /** @description What a number of reports is about. */
        PublicLevel: "district" | "street" | "community" | "square" | "category";
        /** @description Which area. */
        FiguresQuery: {
            /**
             * @description Code of the district, a street or a community; the district if absent.
             * @default null
             */
            area?: string;
        };
        /** @description What is published of one area, month by month. */
        PublicFigures: {
            area: string;
            name: components["schemas"]["Text"];
            /** @description Numbers of reports; a month that is missing had too few reporters. */
            reports: components["schemas"]["MonthlyReports"][];
            indicators: components["schemas"]["PublicIndicator"][];
        };
        /** @description The number of reports of a month. */
        MonthlyReports: {
            month: string;
            /** Format: int64 */
            value: number;
        };
        /** @description An indicator, and what it was. */
        PublicIndicator: {
            key: string;
            name: components["schemas"]["Text"];
            /** @description `percent` or `mean`. */
            measure: components["schemas"]["Measure"];
            /** @description What it tells in plain words. */
            meaning: components["schemas"]["Text"];
            /** @description The formula as its source writes it. */
            formula: string;
            points: components["schemas"]["Reading"][];
        };
        /** @description The value of a month. */
        Reading: {
            month: string;
            /** Format: double */
            value: number;
            /**
             * Format: int64
             * @description How many cases it is about, rounded down to tens.
             */
            base: number;
        };
        /** @description A Frictionless Data Package; `title_zh`, `description_zh` and `unit` are ours. */
        DataPackage: {
            title: string;
            description: string;
            name: string;
            title_zh: string;
            description_zh: string;
            /** @description Changes whenever something published does. */
            version: string;
            /** Format: date-time */
            updated_at?: string;
            licenses: components["schemas"]["DataLicence"][];
            resources: components["schemas"]["DataResource"][];
        };
        DataLicence: {
            title: string;
            /** @description SPDX identifier. */
            name: string;
            title_zh: string;
        };
        /** @description One table in one format. */
        DataResource: {
            title: string;
            format: string;
            name: string;
            /** @description Beside the package itself. */
            path: string;
            mediatype: string;
            encoding: string;
            title_zh: string;
            schema: components["schemas"]["DataSchema"];
        };
        DataSchema: {
            fields: components["schemas"]["DataField"][];
            missingValues: string[];
        };
        DataField: {
            type: string;
            description: string;
            name: string;
            description_zh: string;
            unit?: string;
        };
        /** @description One table as JSON, with what is needed to use it. */
        OpenTable: {
            title: components["schemas"]["Text"];
            name: string;
            /** Format: date-time */
            updated_at?: string;
            licence: components["schemas"]["Licence"];
            /** @description One object for each row, keyed by the names of the dictionary. */
            items: {
                [key: string]: unknown;
            }[];
        };
        /** @description What residents are offered. */
        Offer: {
            accounts: boolean;
        };
        CodeWish: {
            phone: string;
        };
        /** @description A code is on its way. */
        CodeSent: {
            /**
             * Format: int64
             * @description How long it is good.
             */
            seconds: number;
        };
        SignIn2: {
            phone: string;
            code: string;
        };
        /** @description One's account. */
        ResidentView: {
            /** @description Enough of the number to know it again. */
            phone: string;
            /** Format: date-time */
            since: string;
            /** @description The receipts that it holds, the newest first. */
            receipts: components["schemas"]["Receipt"][];
        };
        Asked6: {
            /**
             * Format: uuid
             * @description This area and all below; the whole district if absent.
             * @default null
             */
            area?: string;
            /**
             * @description Exercises instead of what is real.
             * @default false
             */
            drill?: boolean;
        };
        /** @description Open cases of a place, counted. */
        Situation: {
            /** Format: date-time */
            at: string;
            drill: boolean;
            all: components["schemas"]["Tally"];
            /** @description In the order of a case's life; states without open cases are left out. */
            by_state: components["schemas"]["StateTally"][];
            by_urgency: components["schemas"]["UrgencyTally"][];
            /** @description The areas right below the place, in the order of their codes, also those without open cases. */
            by_area: components["schemas"]["AreaTally"][];
            /** @description The units that answer for open cases, in the order of their codes. */
            by_unit: components["schemas"]["UnitTally"][];
        };
        /** @description How many there are of something. */
        Tally: {
            /** Format: uint32 */
            open: number;
            /**
             * Format: uint32
             * @description The whole case is past its limit.
             */
            late: number;
            /**
             * Format: uint32
             * @description Only the stage that runs is past its limit.
             */
            stage_late: number;
            /** Format: uint32 */
            on_hold: number;
            /** Format: uint32 */
            urgent: number;
            /**
             * Format: uint32
             * @description Without a point: missing on the map.
             */
            unplaced: number;
        };
        /** @description How many there are of something. */
        StateTally: {
            state: components["schemas"]["State"];
            /** Format: uint32 */
            open: number;
            /**
             * Format: uint32
             * @description The whole case is past its limit.
             */
            late: number;
            /**
             * Format: uint32
             * @description Only the stage that runs is past its limit.
             */
            stage_late: number;
            /** Format: uint32 */
            on_hold: number;
            /** Format: uint32 */
            urgent: number;
            /**
             * Format: uint32
             * @description Without a point: missing on the map.
             */
            unplaced: number;
        };
        /** @description How many there are of something. */
        UrgencyTally: {
            urgency: components["schemas"]["Urgency"];
            /** Format: uint32 */
            open: number;
            /**
             * Format: uint32
             * @description The whole case is past its limit.
             */
            late: number;
            /**
             * Format: uint32
             * @description Only the stage that runs is past its limit.
             */
            stage_late: number;
            /** Format: uint32 */
            on_hold: number;
            /** Format: uint32 */
            urgent: number;
            /**
             * Format: uint32
             * @description Without a point: missing on the map.
             */
            unplaced: number;
        };
        /** @description How many there are of something. */
        AreaTally: {
            /** Format: uuid */
            id: string;
            code: string;
            name: components["schemas"]["Text"];
            location?: components["schemas"]["Location"];
            /** Format: uint32 */
            open: number;
            /**
             * Format: uint32
             * @description The whole case is past its limit.
             */
            late: number;
            /**
             * Format: uint32
             * @description Only the stage that runs is past its limit.
             */
            stage_late: number;
            /** Format: uint32 */
            on_hold: number;
            /** Format: uint32 */
            urgent: number;
            /**
             * Format: uint32
             * @description Without a point: missing on the map.
             */
            unplaced: number;
        };
        /** @description How many there are of something. */
        UnitTally: {
            unit: components["schemas"]["UnitRef"];
            kind?: components["schemas"]["UnitKind"];
            /** @description Where the area lies that it answers for. */
            location?: components["schemas"]["Location"];
            /** Format: uint32 */
            open: number;
            /**
             * Format: uint32
             * @description The whole case is past its limit.
             */
            late: number;
            /**
             * Format: uint32
             * @description Only the stage that runs is past its limit.
             */
            stage_late: number;
            /** Format: uint32 */
            on_hold: number;
            /** Format: uint32 */
            urgent: number;
            /**
             * Format: uint32
             * @description Without a point: missing on the map.
             */
            unplaced: number;
        };
        Asked7: {
            /**
             * Format: uuid
             * @description This area and all below; the whole district if absent.
             * @default null
             */
            area?: string;
            /**
             * @description Exercises instead of what is real.
             * @default false
             */
            drill?: boolean;
            /**
             * @description Only these, with commas between; at most 100.
             * @default null
             */
            ids?: string;
        };
        /** @description Open cases by place. */
        SituationMap: {
            /** Format: date-time */
            at: string;
            points: components["schemas"]["Points"];
            /** @description Squares with counts, where there are too many points to draw; then `points` is empty. */
            cells: components["schemas"]["MapCell"][];
            /**
             * Format: uint
             * @description Open cases without a point.
             */
            unplaced: number;
        };
        /** @description Columns of equal length: the nth entry of each is about the nth case. */
        Points: {
            id: string[];
            lon: number[];
            lat: number[];
            state: components["schemas"]["State"][];
            urgency: components["schemas"]["Urgency"][];
            lateness: components["schemas"]["Lateness"][];
        };
        /** @description How late an open case is. */
        Lateness: "in_time" | "stage" | "whole";
        /** @description Cases in one square of the map. */
        MapCell: {
            /**
             * Format: double
             * @description Its middle.
             */
            lon: number;
            /** Format: double */
            lat: number;
            /** Format: uint32 */
            open: number;
            /**
             * Format: uint32
             * @description The whole case is past its limit.
             */
            late: number;
            /**
             * Format: uint32
             * @description Only the stage that runs is past its limit.
             */
            stage_late: number;
            /** Format: uint32 */
            on_hold: number;
            /** Format: uint32 */
            urgent: number;
            /**
             * Format: uint32
             * @description Without a point: missing on the map.
             */
            unplaced: number;
        };
        Asked8: {
            /**
             * Format: uuid
             * @description This area and all below; the whole district if absent.
             * @default null
             */
            area?: string;
            /**
             * Format: uuid
             * @description Owned by this unit now.
             * @default null
             */
            unit?: string;
            what?: components["schemas"]["What2"];
            /**
             * @description Exercises instead of what is real.
             * @default false
             */
            drill?: boolean;
            /**
             * Format: uint
             * @default null
             */
            limit?: number;
            /** @default null */
            cursor?: string;
        };
        /** @description What sort of late. */
        What2: "whole" | "stage" | "on_hold";
        /** @description One page of a list, and where the next one starts. */
        Page_for_LateCase: {
            items: components["schemas"]["LateCase"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A case that is late, or on hold, and why. */
        LateCase: {
            title: string;
            /** Format: uuid */
            id: string;
            number: string;
            state: components["schemas"]["State"];
            urgency: components["schemas"]["Urgency"];
            category?: components["schemas"]["CategoryRef"];
            area: components["schemas"]["AreaRef"];
            /** @description Who has it now. */
            holder: components["schemas"]["UnitRef"];
            /** @description The clocks that ran out, the whole case first. */
            clocks: components["schemas"]["LateClock"][];
            /** @description Why it is on hold, if it is. */
            pause?: components["schemas"]["PauseView"];
            /** @description What took the time, the most direct cause first. */
            why: components["schemas"]["Why2"][];
        };
        LateClock: {
            stage: components["schemas"]["Stage"];
            /** @description Who had the case while it ran. */
            unit: components["schemas"]["UnitRef"];
            /** Format: date-time */
            due_at: string;
            /**
             * Format: date-time
             * @description When it stopped; absent while it runs.
             */
            done_at?: string;
            /**
             * Format: int64
             * @description How far past its limit it ran.
             */
            late_seconds: number;
        };
        Why2: {
            cause: components["schemas"]["Cause"];
            text: components["schemas"]["Text"];
            unit?: components["schemas"]["UnitRef"];
        };
        /** @description What took the time. */
        Cause: ("returned" | "reworked" | "reopened") | "unsigned" | "unanswered" | "handed_over" | "on_hold" | "in_parts" | "waiting";
        Asked9: {
            /**
             * Format: uuid
             * @description This area and all below; the whole district if absent.
             * @default null
             */
            area?: string;
        };
        Repeats: {
            rule: components["schemas"]["RepeatRule"];
            /** @description The newest first; at most 50. */
            items: components["schemas"]["RepeatPlace"][];
        };
        /** @description The pack's rule. */
        RepeatRule: {
            /** Format: uint32 */
            least: number;
            /** Format: uint32 */
            days: number;
            /** Format: uint32 */
            metres: number;
        };
        /** @description A place that is reported again and again about one matter. */
        RepeatPlace: {
            title: string;
            category: components["schemas"]["CategoryRef"];
            /** @description Where the newest of them lies. */
            location: components["schemas"]["Location"];
            /** @description Names of the areas of the newest, from the root down. */
            area: components["schemas"]["Text"][];
            /**
             * Format: uint32
             * @description Reports within the rule's days and metres of the newest, itself counted.
             */
            count: number;
            /**
             * Format: uuid
             * @description The newest that is open.
             */
            newest: string;
            number: string;
        };
        Asked10: {
            /**
             * Format: uuid
             * @description This area and all below; the whole district if absent.
             * @default null
             */
            area?: string;
            /**
             * @description Today if absent.
             * @default null
             */
            day?: string;
            /**
             * @description Exercises instead of what is real.
             * @default false
             */
            drill?: boolean;
            /** @default null */
            cursor?: string;
        };
        /** @description What happened to cases on a day: columns of equal length, in order. */
        SituationDay: {
            day: string;
            /**
             * Format: date-time
             * @description Where the day begins and ends, as the district counts days.
             */
            from: string;
            /** Format: date-time */
            to: string;
            at: string[];
            id: string[];
            act: components["schemas"]["Act"][];
            /** @description Where the case stood after it. */
            state: components["schemas"]["State"][];
            /** @description How urgent the case is now. */
            urgency: components["schemas"]["Urgency"][];
            /** @description Null for a case without a point. */
            lon: number[];
            lat: number[];
            /** @description Give it back as `cursor`; absent at the end of the day. */
            next_cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_FormView: {
            items: components["schemas"]["FormView"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One form of the register. */
        FormView: {
            code: string;
            name: components["schemas"]["Text"];
            /** @description What the unit that keeps the ledger is called. */
            owner: components["schemas"]["Text"];
            legal_basis: components["schemas"]["Text"];
            valid_from: string;
            /** @description Its last day. */
            valid_to: string;
            standing: components["schemas"]["Standing"];
            /** @description What the kinds of area are called at which it is asked. */
            area_kinds: components["schemas"]["Text"][];
            /**
             * Format: uint32
             * @description It is due again so many days after it was filled.
             */
            every_days: number;
            fields: components["schemas"]["FormFieldView"][];
            /**
             * Format: uint
             * @description How many of its fields are asked by another form that is in force, or known from the register of areas.
             */
            overlaps: number;
            /** @description The form as JSON Schema. */
            schema?: unknown;
        };
        /** @description Whether a form may be asked today. */
        Standing: "in_force" | "ahead" | "ended";
        /** @description One field of a form. */
        FormFieldView: {
            code: string;
            name: components["schemas"]["Text"];
            required: boolean;
            /** @description The other forms in force that ask the same. */
            asked_by: components["schemas"]["Text"][];
            /** @description The register that knows it without anybody having been asked. */
            register?: components["schemas"]["Register"];
            /**
             * Format: uint32
             * @description For so many days an answer counts as known; 0 for what has to be looked at each time.
             */
            fresh_days: number;
            /**
             * Format: int64
             * @description At how many places in the reader's area it is known from a visit.
             */
            known_places: number;
        };
        /**
         * @description Facts that the register of areas holds already.
         * @enum {string}
         */
        Register: "area.households" | "area.residents" | "area.floors";
        PlacesQuery: {
            /**
             * Format: uuid
             * @description Only places below this area.
             */
            area?: string;
            /**
             * Format: uint16
             * @description 1 to 200, 30 if not given.
             */
            limit?: number;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_DuePlace: {
            items: components["schemas"]["DuePlace"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description A place where something is due. */
        DuePlace: {
            place: components["schemas"]["VisitPlace"];
            /** @description What the forms that are due there are called. */
            due: components["schemas"]["Text"][];
            /** @description Since when the oldest of them is due. */
            due_since: string;
        };
        /** @description A place as the person who goes there knows it. */
        VisitPlace: {
            /** Format: uuid */
            id: string;
            name: components["schemas"]["Text"];
            kind_name: components["schemas"]["Text"];
            /** @description What the areas on the way to it are called, from the root down to itself. */
            path: components["schemas"]["Text"][];
        };
        PlanQuery: {
            /** Format: uuid */
            area: string;
        };
        /** @description What to ask at a place. */
        VisitPlan: {
            place: components["schemas"]["VisitPlace"];
            /** @description Give it back: the forms as they stand in this version of the pack are filled. */
            pack: string;
            /** Format: date-time */
            at: string;
            /** @description The due ones first. */
            forms: components["schemas"]["PlanForm"][];
            /** @description Of all these forms, each field once. */
            fields: components["schemas"]["PlanField"][];
        };
        /** @description A form that may be filled at the place. */
        PlanForm: {
            code: string;
            name: components["schemas"]["Text"];
            /** @description What the unit that keeps the ledger is called. */
            owner: components["schemas"]["Text"];
            /** @description It was never filled here, or so long ago that it is due again. */
            due: boolean;
            /** Format: date-time */
            last_at?: string;
            /** @description The day on which it is due. */
            due_on: string;
            /** @description Its last day. */
            ends_on: string;
            /** @description The fields that it asks. */
            fields: string[];
            /** @description Those of them that it insists on. */
            required: string[];
        };
        /** @description One field, however many forms ask for it. */
        PlanField: {
            code: string;
            name: components["schemas"]["Text"];
            /** @description What may be answered: a JSON Schema. */
            schema: unknown;
            known?: components["schemas"]["KnownView"];
            /**
             * Format: int64
             * @description Give it back as `seen`: whoever changes the known value raises it.
             */
            version: number;
        };
        /** @description What is known of a field at the place. */
        KnownView: {
            value: components["schemas"]["FieldAnswer"];
            /**
             * Format: date-time
             * @description Absent where the register of areas says so.
             */
            learned_at?: string;
            /** @description What the unit whose people learned it is called. */
            unit?: components["schemas"]["Text"];
            /**
             * Format: date-time
             * @description Until when it counts; later it has to be looked at again.
             */
            fresh_until?: string;
            /** @description It counts now, and is not asked. */
            fresh: boolean;
        };
        /** @description What can be answered. */
        FieldAnswer: string | number | boolean;
        /** @description What a visit found. */
        NewVisit: {
            /** Format: uuid */
            area: string;
            /** @description The version of the pack in the plan that the person saw; the one in force if not given. */
            pack?: string;
            /** @description Codes of the forms that it fills. */
            forms: string[];
            /** @description By code of the field: what was asked, and what was known and taken over. */
            fields: {
                [key: string]: components["schemas"]["FoundField"];
            };
            /**
             * Format: date-time
             * @description When it was, for what was written without a network; now if not given, or if it lies ahead.
             */
            at?: string;
        };
        /** @description One field, as it was found. */
        FoundField: {
            value: components["schemas"]["FieldAnswer"];
            /**
             * Format: int64
             * @description The `version` of the field in the plan that the person saw.
             */
            seen: number;
        };
        /** @description A recorded visit. */
        VisitView: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description The ledgers that it filled. */
            ledgers: components["schemas"]["Text"][];
            /**
             * Format: uint
             * @description How many fields these have in all.
             */
            fields: number;
            /**
             * Format: uint
             * @description How many of them a person had to answer.
             */
            asked: number;
            /**
             * Format: uint
             * @description How many were known and taken over.
             */
            known: number;
            /**
             * Format: uint
             * @description How many nobody had to answer, because they were known or asked once for several ledgers.
             */
            spared: number;
        };
        Which4: {
            /** @description Code of the form that fills the ledger. */
            form: string;
        };
        EntriesQuery2: {
            /**
             * Format: uuid
             * @description Only places below this area.
             */
            area?: string;
            /**
             * Format: uint16
             * @description 1 to 200, 50 if not given.
             */
            limit?: number;
            /** @description The `next_cursor` of the page before. */
            cursor?: string;
        };
        /** @description One page of a list, and where the next one starts. */
        Page_for_LedgerEntry: {
            items: components["schemas"]["LedgerEntry"][];
            /** @description Opaque; give it back as `cursor`. Absent on the last page. */
            next_cursor?: string;
        };
        /** @description One line of a ledger. */
        LedgerEntry: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            visit: string;
            /** Format: uuid */
            area: string;
            /** @description What the areas on the way to the place are called. */
            path: components["schemas"]["Text"][];
            /** Format: date-time */
            at: string;
            /** @description What the unit that went there is called. */
            unit?: components["schemas"]["Text"];
            /** @description Answers by property of the form. */
            data: unknown;
        };
        ExportQuery: {
            /**
             * Format: uuid
             * @description Only places below this area.
             */
            area?: string;
            /** @description The language of the table; what the request wishes for if not given. */
            lang?: components["schemas"]["Lang"];
        };
        /** @description The two languages of the product. */
        Lang: "zh-CN" | "en";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listIndicators: {
        parameters: {
            query?: {
                /** @description District, street or community; the whole district if absent. */
                area?: string;
                unit?: string;
                category?: string;
                /** @description First day; the first of this month if absent. */
                from?: string;
                /** @description Last day, included; today if absent. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures, and the period they are about. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figures"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareIndicators: {
        parameters: {
            query?: {
                /** @description District, street or community; the whole district if absent. */
                area?: string;
                unit?: string;
                category?: string;
                /** @description First day of the earlier period. */
                before_from?: string;
                /** @description Last day of the earlier period, included. */
                before_to?: string;
                /** @description First day of the later period. */
                from?: string;
                /** @description Last day of the later period, included. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every figure twice, in the order of the pack. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportIndicators: {
        parameters: {
            query?: {
                /** @description District, street or community; the whole district if absent. */
                area?: string;
                unit?: string;
                category?: string;
                /** @description First day; the first of this month if absent. */
                from?: string;
                /** @description Last day, included; today if absent. */
                to?: string;
                format?: components["schemas"]["Format"];
                /** @description Which columns, in this order, with commas between; the usual ones if absent. */
                columns?: string;
                /** @description CSV begins with a byte order mark, without which Excel takes it for another encoding; true if absent. */
                bom?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table as a file; `x-liandong-rows` says how many rows it has, `x-liandong-cut` whether some are left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFlows: {
        parameters: {
            query?: {
                /** @description District, street or community; the whole district if absent. */
                area?: string;
                /** @description First day; the first of this month if absent. */
                from?: string;
                /** @description Last day, included; today if absent. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flows"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnusual: {
        parameters: {
            query?: {
                /** @description District, street or community; the whole district if absent. */
                area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unusual"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_list: {
        parameters: {
            query?: {
                /** @description Alone: what stands directly under it. With a kind or words: anything below it. */
                parent?: string;
                kind?: components["schemas"]["AreaKind"];
                /** @description Part of a name, or the beginning of a code; finds areas down to courtyards. */
                q?: string;
                /** @description 1 to 500, 100 if not given. */
                limit?: number;
                /** @description The `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_AreaView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_found: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundBody"];
            };
        };
        responses: {
            /** @description One area. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_locate: {
        parameters: {
            query: {
                lon: number;
                lat: number;
                /** @description What the numbers are given in; WGS-84 if not said. */
                system?: components["schemas"]["System"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The area of a point, and how it was found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LocatedView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_geojson: {
        parameters: {
            query?: {
                /** @description Alone: what stands directly under it. With a kind: everything of that kind below it. */
                parent?: string;
                kind?: components["schemas"]["AreaKind"];
                /** @description `west,south,east,north` in degrees; needs a kind. */
                bbox?: string;
                /** @description 1 to 5000, 1000 if not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A GeoJSON FeatureCollection; `truncated` says that there is more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One area. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_alter: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlterBody"];
            };
        };
        responses: {
            /** @description One area. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_history: {
        parameters: {
            query?: {
                /** @description 1 to 500, 100 if not given. */
                limit?: number;
                /** @description The `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_ChangeView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_move: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveBody"];
            };
        };
        responses: {
            /** @description One area. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_split: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitBody"];
            };
        };
        responses: {
            /** @description What a split made. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartsView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    areas_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description One area. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_head: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The newest sealed entry; note `seq:hash` somewhere else to fix everything before it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeadView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_entries: {
        parameters: {
            query?: {
                /** @description Only entries after this number; before it, where the newest come first. */
                after?: number;
                /** @description Which come first; the oldest if absent. */
                order?: components["schemas"]["Order"];
                /** @description 1 to 500, 100 if not given. */
                limit?: number;
                /** @description Only entries about this thing. */
                object?: string;
                /** @description Only entries of this actor, such as `account:<id>`. */
                actor?: string;
                /** @description The `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_EntryView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One entry per line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": unknown;
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a client needs to know before it shows anything. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description One state, or several with commas between; `open` stands for all in which somebody owes work. */
                state?: string;
                /** @description This area and all below. */
                area?: string;
                category?: string;
                /** @description Owned by this unit now. */
                unit?: string;
                urgency?: components["schemas"]["Urgency"];
                /** @description Words of the text, or a number. */
                q?: string;
                /** @description With my unit now, asked of my unit, or found by me. */
                mine?: boolean;
                /** @description Past its deadline; exercises are left out unless `drill` asks for them. */
                overdue?: boolean;
                /** @description Only exercises, or none; both if absent. */
                drill?: boolean;
                /** @description Falls due on this day or later, as the district counts days. */
                due_from?: string;
                /** @description Falls due on this day or earlier. */
                due_to?: string;
                /** @description Newest first; what is overdue or due in a time by deadline, unless said otherwise. */
                sort?: components["schemas"]["Sort"];
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_CaseSummary"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A report. A place is needed: a point, or an area. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCase"];
            };
        };
        responses: {
            /** @description A case just made, with what its reporter keeps. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedCase"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCases: {
        parameters: {
            query?: {
                /** @description One state, or several with commas between; `open` stands for all in which somebody owes work. */
                state?: string;
                /** @description This area and all below. */
                area?: string;
                category?: string;
                /** @description Owned by this unit now. */
                unit?: string;
                urgency?: components["schemas"]["Urgency"];
                /** @description Words of the text, or a number. */
                q?: string;
                /** @description With my unit now, asked of my unit, or found by me. */
                mine?: boolean;
                /** @description Past its deadline; exercises are left out unless `drill` asks for them. */
                overdue?: boolean;
                /** @description Only exercises, or none; both if absent. */
                drill?: boolean;
                /** @description Falls due on this day or later, as the district counts days. */
                due_from?: string;
                /** @description Falls due on this day or earlier. */
                due_to?: string;
                /** @description Newest first; what is overdue or due in a time by deadline, unless said otherwise. */
                sort?: components["schemas"]["Sort"];
                format?: components["schemas"]["Format"];
                /** @description Which columns, in this order, with commas between; the usual ones if absent. */
                columns?: string;
                /** @description CSV begins with a byte order mark, without which Excel takes it for another encoding; true if absent. */
                bom?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table as a file; `x-liandong-rows` says how many rows it has, `x-liandong-cut` whether some are left out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A case in full, as far as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaseEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_CaseEvent"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaseReporter: {
        parameters: {
            query: {
                /** @description Why the contact is needed; goes into the audit log. */
                purpose: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How to reach a reporter. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    actOnCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                action: string;
            };
            cookie?: never;
        };
        /** @description What an act says. Which fields an act takes and needs stands in the edge table. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActRequest"];
            };
        };
        responses: {
            /** @description A case in full, as far as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaseJoins: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_JoinView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description Where somebody is who has the same. A point, or an area. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinBody"];
            };
        };
        responses: {
            /** @description A case just made, with what its reporter keeps. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedCase"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNearby: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description Where somebody is about to report, and what. A point, or an area. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AboutToReport"];
            };
        };
        responses: {
            /** @description Open cases that may be the same. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearbyCases"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReceiptReads: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is kept of a reporter, and who looked at it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reads"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rateJoin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** @description How a neighbour rates what came of it. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinRatingBody"];
            };
        };
        responses: {
            /** @description A case in full, as far as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveJoin: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionForm"][];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A case in full, as far as the caller may see it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was checked about one case. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptProof"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listReceiptEvents: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_CaseEvent"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complaints_list: {
        parameters: {
            query?: {
                /** @description Only those that wait for an answer. */
                open?: boolean;
                /** @description 1 to 100, 50 if not given. */
                limit?: number;
                /** @description The `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_ComplaintView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complaints_make: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComplaint"];
            };
        };
        responses: {
            /** @description One complaint, as its reader sees it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complaint_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_CodeAndName"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complaints_answer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComplaintAnswer"];
            };
        };
        responses: {
            /** @description One complaint, as its reader sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComplaintView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaseRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The duty list's answer; empty where it is silent or the case has no category yet. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestion"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    files_send: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One photo or voice note, with its media type. */
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description A file as clients see it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredFile"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    files_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` that POST /files answered with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                    "audio/*": string;
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    files_thumb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `id` that POST /files answered with. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                    "audio/*": string;
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whoever is signed in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description The answer to a sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_in_by_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkSignIn"];
            };
        };
        responses: {
            /** @description The answer to a sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_SessionItem"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description The answer to a sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer_totp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The second factor until now, where there is one. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowFactor"];
            };
        };
        responses: {
            /** @description A secret for an authenticator; in force once confirmed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpOffer"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_totp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTotp"];
            };
        };
        responses: {
            /** @description The answer to a sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpConfirmed"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    factors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What one can prove oneself with, besides the password. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Factors"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offer_passkey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The second factor until now, where there is one. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowFactor"];
            };
        };
        responses: {
            /** @description What the browser is to make; to be answered within five minutes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOffer"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_passkey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskey"];
            };
        };
        responses: {
            /** @description The answer to a sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyAdded"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer to a sign-in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_passkey: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskey"];
            };
        };
        responses: {
            /** @description A passkey as its owner sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyInfo"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accounts: {
        parameters: {
            query?: {
                /** @description Beginning of the sign-in name or of the shown name. */
                q?: string;
                /** @description 1 to 200, 50 if not given. */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_Account"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccount"];
            };
        };
        responses: {
            /** @description Somebody or something that can sign in. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Somebody or something that can sign in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is left out stays; `null` takes unit or e-mail away. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAccount"];
            };
        };
        responses: {
            /** @description Somebody or something that can sign in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invite_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description A link to hand over. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_account: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description A link to hand over. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_RoleView"];
                };
            };
        };
    };
    grants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_Grant"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    give_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveRole"];
            };
        };
        responses: {
            /** @description A role held by an account. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_role: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                grant: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description A role held by an account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Grant"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        /** @description Three different people. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Administrators"];
            };
        };
        responses: {
            /** @description One invitation each, to be handed to the three people; each sets a password and enrols an authenticator with it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitations"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAreaNotices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What holds now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicNotices"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_NoticeView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publishNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A new notice. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNotice"];
            };
        };
        responses: {
            /** @description A notice as the office sees it. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description A correction: the whole content, as it shall be. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Correction"];
            };
        };
        responses: {
            /** @description A notice as the office sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description Why a notice is taken back. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description A notice as the office sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inbox_list: {
        parameters: {
            query?: {
                /** @description Only what was not read yet. */
                unread?: boolean;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the inbox, and how much of all of it is unread. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inbox_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description An entry as its reader sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxItem"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inbox_read_all: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description How many notices changed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marked"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notify_channels_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_ChannelView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notify_channels_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is asked for when a channel is set up or changed. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelWish"];
            };
        };
        responses: {
            /** @description A channel as its keepers see it; the key is never shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notify_channels_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description A channel as its keepers see it; the key is never shown. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notify_deliveries_list: {
        parameters: {
            query: {
                /** @description `waiting`, `sent` or `dead`. */
                state: components["schemas"]["DeliveryState"];
                channel?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_DeliveryView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    notify_deliveries_resend: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The delivery that waits again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resent"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    events_stream: {
        parameters: {
            query?: {
                /** @description Topics separated by commas; one that ends with a dot means all of its sort, such as `case.`. */
                topics?: string;
                /** @description The same as the header Last-Event-ID, for clients that cannot set it. */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages, each with this as its data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Told"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    units_list: {
        parameters: {
            query?: {
                /** @description Units of this area and of all below it. */
                area?: string;
                kind?: components["schemas"]["UnitKind"];
                /** @description Units under this one. */
                parent?: string;
                /** @description Part of a name, or the beginning of a code. */
                q?: string;
                /** @description Only those that can lawfully take a case of this category at `area`, the best first. */
                category?: string;
                /** @description Also those that have ended. */
                ended?: boolean;
                /** @description 1 to 500, 100 if not given. */
                limit?: number;
                /** @description The `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_UnitView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    units_found: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundBody2"];
            };
        };
        responses: {
            /** @description A centre, department, enterprise, contracted provider or team. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    units_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A centre, department, enterprise, contracted provider or team. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    units_alter: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        /** @description What is absent stays as it is. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlterBody2"];
            };
        };
        responses: {
            /** @description A centre, department, enterprise, contracted provider or team. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    units_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_PostView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    units_duty: {
        parameters: {
            query?: {
                /** @description Now, if not given. */
                at?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_OnDutyView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberBody"];
            };
        };
        responses: {
            /** @description Somebody on a post. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    members_alter: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                member: string;
            };
            cookie?: never;
        };
        /** @description What is absent stays as it is. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlterMemberBody"];
            };
        };
        responses: {
            /** @description Somebody on a post. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rosters_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_RosterView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rosters_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterBody"];
            };
        };
        responses: {
            /** @description One line of a roster. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rosters_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                roster: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    substitutions_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_SubstitutionView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    substitutions_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubstitutionBody"];
            };
        };
        responses: {
            /** @description Who stands in for whom. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubstitutionView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    substitutions_end: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                substitution: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    packs_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_VersionView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    packs_keep: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The files of a pack. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilesBody"];
            };
        };
        responses: {
            /** @description A version that was kept. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    packs_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pack in force, as far as everybody may know it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    packs_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The files of a pack. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilesBody"];
            };
        };
        responses: {
            /** @description What the checks say. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    packs_compare: {
        parameters: {
            query?: {
                /** @description `key@version` of the one before; the one in force if absent. */
                with?: string;
            };
            header?: never;
            path: {
                /** @description `key@version` */
                label: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed from one version to another. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison2"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workdays_list: {
        parameters: {
            query: {
                /** @description First day, such as `2026-03-02`. */
                from: string;
                /** @description Last day, included; 400 days at the most. */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_DayView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    packs_switch_on: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description `key@version` */
                label: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The pack in force, as far as everybody may know it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    categories_tree: {
        parameters: {
            query?: {
                /** @description `key@version`: the pack that a running case began with. Without it, the one in force. */
                pack?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_CategoryView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reasons_list: {
        parameters: {
            query?: {
                /** @description `return`, `suspend`, `extension` …; all lists without it. */
                list?: string;
                /** @description `key@version` */
                pack?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_ReasonView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    channels_list: {
        parameters: {
            query?: {
                /** @description `key@version`: the pack that a running case began with. Without it, the one in force. */
                pack?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_ChannelView2"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    natures_list: {
        parameters: {
            query?: {
                /** @description `key@version`: the pack that a running case began with. Without it, the one in force. */
                pack?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_NatureView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    conditions_list: {
        parameters: {
            query?: {
                /** @description Only conditions by which a case of this category can be set apart; the whole list without it. */
                category?: string;
                /** @description `key@version` */
                pack?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_ConditionView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    duties_list: {
        parameters: {
            query?: {
                /** @description The item that covers this category; the whole list without it. */
                category?: string;
                /** @description `key@version` */
                pack?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_DutyView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPublic: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is published, and by which rules. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicAbout"];
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicCells: {
        parameters: {
            query?: {
                /** @description The newest published month if absent. */
                month?: string;
                /** @description Communities if absent. */
                level?: components["schemas"]["PublicLevel"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A GeoJSON FeatureCollection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPublicFigures: {
        parameters: {
            query?: {
                /** @description Code of the district, a street or a community; the district if absent. */
                area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is published of one area, month by month. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicFigures"];
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDataPackage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A Frictionless Data Package; `title_zh`, `description_zh` and `unit` are ours. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataPackage"];
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenPlacesCsv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8, with a line of names; the data package says what they mean */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenPlacesJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One table as JSON, with what is needed to use it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenTable"];
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenCategoriesCsv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8, with a line of names; the data package says what they mean */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenCategoriesJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One table as JSON, with what is needed to use it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenTable"];
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenIndicatorsCsv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV in UTF-8, with a line of names; the data package says what they mean */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenIndicatorsJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One table as JSON, with what is needed to use it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenTable"];
                };
            };
            /** @description Not changed since (If-None-Match) */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResidentOffer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What residents are offered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
        };
    };
    sendResidentCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeWish"];
            };
        };
        responses: {
            /** @description A code is on its way. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSent"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginResidentSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn2"];
            };
        };
        responses: {
            /** @description One's account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endResidentSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One's account. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResidentView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteResident: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bindReceipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unbindReceipt: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The body of a write that has nothing to say besides its address, and of an answer that has nothing to tell: `{}`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSituation: {
        parameters: {
            query?: {
                /** @description This area and all below; the whole district if absent. */
                area?: string;
                /** @description Exercises instead of what is real. */
                drill?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open cases of a place, counted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Situation"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSituationMap: {
        parameters: {
            query?: {
                /** @description This area and all below; the whole district if absent. */
                area?: string;
                /** @description Exercises instead of what is real. */
                drill?: boolean;
                /** @description Only these, with commas between; at most 100. */
                ids?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open cases by place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SituationMap"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLate: {
        parameters: {
            query?: {
                /** @description This area and all below; the whole district if absent. */
                area?: string;
                /** @description Owned by this unit now. */
                unit?: string;
                what?: components["schemas"]["What2"];
                /** @description Exercises instead of what is real. */
                drill?: boolean;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_LateCase"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRepeats: {
        parameters: {
            query?: {
                /** @description This area and all below; the whole district if absent. */
                area?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Repeats"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSituationDay: {
        parameters: {
            query?: {
                /** @description This area and all below; the whole district if absent. */
                area?: string;
                /** @description Today if absent. */
                day?: string;
                /** @description Exercises instead of what is real. */
                drill?: boolean;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened to cases on a day: columns of equal length, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SituationDay"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forms_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_FormView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    visits_places: {
        parameters: {
            query?: {
                /** @description Only places below this area. */
                area?: string;
                /** @description 1 to 200, 30 if not given. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_DuePlace"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    visits_plan: {
        parameters: {
            query: {
                area: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What to ask at a place. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitPlan"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    visits_record: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key gives the same answer; any text of up to 200 characters. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description What a visit found. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            /** @description A recorded visit. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitView"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ledgers_entries: {
        parameters: {
            query?: {
                /** @description Only places below this area. */
                area?: string;
                /** @description 1 to 200, 50 if not given. */
                limit?: number;
                /** @description The `next_cursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Code of the form that fills the ledger. */
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of a list, and where the next one starts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_for_LedgerEntry"];
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ledgers_export: {
        parameters: {
            query?: {
                /** @description Only places below this area. */
                area?: string;
                /** @description The language of the table; what the request wishes for if not given. */
                lang?: components["schemas"]["Lang"];
            };
            header?: never;
            path: {
                /** @description Code of the form that fills the ledger. */
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A table in UTF-8, with a line of headings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            /** @description What went wrong, as RFC 9457 tells it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
