/**
 * The part of the host's client API that we use. The host ships these modules in its own bundles only, so their types are
 * declared here by hand; every line was checked against a running 2.2.15.
 */
declare module '@nocobase/flow-engine' {
  import type { GlobalToken } from 'antd';
  import type { MessageInstance } from 'antd/es/message/interface';
  import type { HookAPI } from 'antd/es/modal/useModal';
  import type { AxiosRequestConfig, AxiosResponse } from 'axios';
  import type { ComponentType, ReactNode } from 'react';

  export type Translate = (key: string, options?: Record<string, unknown>) => string;
  export type PlainObject = Record<string, unknown>;

  export interface ApiRequest extends AxiosRequestConfig {
    /** Keeps the host from showing the error in a notification of its own. */
    skipNotify?: boolean;
    skipAuth?: boolean;
  }

  export interface ApiClient {
    request<T = unknown>(options: ApiRequest): Promise<AxiosResponse<T>>;
    resource(
      name: string,
      sourceId?: string | number,
    ): Record<string, (params?: PlainObject) => Promise<AxiosResponse<{ data: unknown }>>>;
    auth: { token: string | null; role: string | null; locale: string | null };
  }

  export interface CurrentUser {
    id: number;
    nickname?: string | null;
    username?: string | null;
    email?: string | null;
  }

  export interface CollectionField {
    name: string;
    /** 'string', 'hasMany', 'belongsTo', … */
    type: string;
    foreignKey?: string;
    sourceKey?: string;
    interface?: string;
    title?: string;
    target?: string;
    collectionName?: string;
    collection: Collection;
    targetCollection?: Collection;
    uiSchema?: PlainObject;
    /** As the server declares the field, also what the host does not know. */
    options: PlainObject;
    getComponentProps?(): PlainObject;
  }

  export interface Collection {
    name: string;
    title: string;
    dataSourceKey: string;
    filterTargetKey: string | string[];
    options: PlainObject & { titleField?: string };
    getFields(): CollectionField[];
    getField(name: string): CollectionField | undefined;
    getFilterByTK(record: unknown): unknown;
  }

  export interface DataSourceManager {
    getCollection(dataSourceKey: string, name: string): Collection | undefined;
    getDataSource(key: string): { getCollections(): Collection[]; reload?(): Promise<void> } | undefined;
  }

  export interface FlowView {
    inputArgs: PlainObject & { filterByTk?: string | number; collectionName?: string; dataSourceKey?: string };
    close(result?: unknown): void;
  }

  export interface Viewer {
    open(
      options: PlainObject & { type?: 'drawer' | 'dialog'; content: ReactNode | ((view: FlowView) => ReactNode) },
    ): void;
    dialog(options: PlainObject & { content: ReactNode | ((view: FlowView) => ReactNode) }): void;
    drawer(options: PlainObject & { content: ReactNode | ((view: FlowView) => ReactNode) }): void;
  }

  /** What the current role may do, as the host knows it. */
  export interface Acl {
    inResources(resource: string, dataSourceKey: string): boolean;
    can(options: { dataSourceKey: string; resourceName: string; actionName: string }): boolean;
    getResourceActionParams(resource: string, action: string, dataSourceKey: string): unknown;
  }

  /** What a flow step, a model and a component of ours can ask the host for. */
  export interface FlowContext {
    readonly engine: FlowEngine;
    readonly api: ApiClient;
    readonly acl: Acl;
    readonly t: Translate;
    readonly i18n: { language: string };
    readonly message: MessageInstance;
    readonly modal: HookAPI;
    readonly viewer: Viewer;
    readonly view?: FlowView;
    readonly user?: CurrentUser;
    readonly role?: string;
    readonly themeToken: GlobalToken;
    readonly isMobileLayout?: boolean;
    readonly flowSettingsEnabled?: boolean;
    readonly location: { pathname: string; search: string; hash: string };
    readonly router: { navigate(to: string | PlainObject, options?: PlainObject): void };
    readonly dataSourceManager: DataSourceManager;
    readonly collection?: Collection;
    readonly collectionField?: CollectionField;
    readonly record?: PlainObject;
    readonly inputArgs?: PlainObject;
    aclCheck(params: PlainObject): Promise<boolean>;
    createResource<R>(resource: new (context: FlowContext) => R): R;
    defineProperty(
      name: string,
      options: { value?: unknown; get?: () => unknown; cache?: boolean; once?: boolean },
    ): void;
    defineMethod(name: string, method: (...args: never[]) => unknown): void;
    resolveJsonTemplate<T>(template: T): Promise<T>;
    runAction(name: string, params?: PlainObject): Promise<unknown>;
    exit(): never;
    exitAll(): never;
  }

  /** Inside a flow of model M. */
  export interface FlowStepContext<M> extends FlowContext {
    readonly model: M;
    readonly blockModel: { uid: string; collection: Collection; resource: MultiRecordResource };
    readonly resource: MultiRecordResource;
  }

  export interface FlowStep<M> {
    title?: string;
    /** Name of a ready-made action: 'dataScope', 'sortingRule', 'confirm', … */
    use?: string;
    sort?: number;
    preset?: boolean;
    hideInSettings?: boolean | ((ctx: FlowStepContext<M>) => boolean | Promise<boolean>);
    uiSchema?: PlainObject | ((ctx: FlowStepContext<M>) => PlainObject | Promise<PlainObject>);
    uiMode?: PlainObject | string | ((ctx: FlowStepContext<M>) => PlainObject | Promise<PlainObject>);
    defaultParams?: PlainObject | ((ctx: FlowStepContext<M>) => PlainObject | Promise<PlainObject>);
    handler?(ctx: FlowStepContext<M>, params: PlainObject): unknown;
    beforeParamsSave?(ctx: FlowStepContext<M>, params: PlainObject, previous: PlainObject): unknown;
    afterParamsSave?(ctx: FlowStepContext<M>, params: PlainObject, previous: PlainObject): unknown;
  }

  export interface FlowDefinition<M> {
    key: string;
    title?: string;
    on?: string | { eventName: string };
    sort?: number;
    manual?: boolean;
    steps: Record<string, FlowStep<M>>;
  }

  export interface SubModelItem {
    key?: string;
    label?: ReactNode;
    useModel?: string;
    createModelOptions?: PlainObject;
    children?: SubModelItem[] | ((ctx: FlowContext) => SubModelItem[] | Promise<SubModelItem[]>);
  }

  export interface ModelMeta {
    label?: string;
    sort?: number;
    icon?: string;
    group?: string;
    hide?: boolean | ((ctx: FlowStepContext<FlowModel>) => boolean | Promise<boolean>);
    children?: false | SubModelItem[] | ((ctx: FlowContext) => SubModelItem[] | Promise<SubModelItem[]>);
    createModelOptions?: PlainObject | ((ctx: FlowContext) => PlainObject);
    searchable?: boolean;
    searchPlaceholder?: string;
    toggleable?: boolean | ((model: FlowModel) => boolean);
    menuType?: 'group' | 'submenu';
  }

  export class FlowModel {
    static define(meta: ModelMeta): void;
    static registerFlow<M extends FlowModel>(this: new (...args: never[]) => M, flow: FlowDefinition<M>): unknown;
    readonly uid: string;
    readonly props: PlainObject;
    readonly context: FlowContext;
    readonly parent?: FlowModel;
    readonly flowEngine: FlowEngine;
    readonly subModels: Record<string, FlowModel | FlowModel[] | undefined>;
    hidden: boolean;
    protected onInit(options: PlainObject): void;
    protected onMount(): void;
    protected onUnmount(): void;
    setProps(props: PlainObject): void;
    setProps(name: string, value: unknown): void;
    setHidden(hidden: boolean): void;
    rerender(): Promise<void>;
    getStepParams(flow: string, step?: string): PlainObject | undefined;
    setStepParams(flow: string, step: string, params: PlainObject): void;
    mapSubModels<T>(key: string, map: (model: FlowModel) => T): T[];
    translate(key: string, options?: PlainObject): string;
    render(): ReactNode;
  }

  export interface ResourceError {
    code: string;
    message: string;
  }

  export class BaseRecordResource<D = unknown> {
    protected readonly filterGroups: Map<string, PlainObject>;
    loading: boolean;
    readonly error: ResourceError | null;
    refresh(): Promise<void>;
    getData(): D;
    getMeta(key?: string): unknown;
    setMeta(meta: PlainObject): this;
    getError(): ResourceError | null;
    getResourceName(): string;
    getSourceId(): string | number | null;
    getFilter(): PlainObject | undefined;
    setFilterByTk(key: string | number): this;
    getFilterByTk(): string | number | undefined;
    addFilterGroup(key: string, filter: PlainObject): void;
    removeFilterGroup(key: string): void;
    setAppends(appends: string[]): this;
    setFields(fields: string[]): this;
    getRequestOptions(): { params: PlainObject; headers: Record<string, string> };
    runAction<T = unknown>(action: string, options: PlainObject): Promise<{ data: T; meta?: PlainObject }>;
    on(event: 'refresh' | 'saved', listener: () => void): void;
    off(event: 'refresh' | 'saved', listener: () => void): void;
  }

  export class MultiRecordResource<R = PlainObject> extends BaseRecordResource<R[]> {
    setData(rows: R[]): this;
    getPage(): number;
    setPage(page: number): this;
    getPageSize(): number;
    setPageSize(size: number): this;
    setSort(sort: string | string[]): this;
    getSort(): string[];
    getSelectedRows(): R[];
    create(values: PlainObject): Promise<void>;
    update(key: string | number, values: PlainObject): Promise<void>;
  }

  export class SingleRecordResource<R = PlainObject> extends BaseRecordResource<R | null> {
    setData(row: R | null): this;
  }

  type BindToInterface = (
    model: string,
    fieldInterface: string | string[],
    options?: {
      isDefault?: boolean;
      order?: number;
      defaultProps?: PlainObject;
      when?: (ctx: FlowContext, field: CollectionField) => boolean;
    },
  ) => void;

  export class DisplayItemModel extends FlowModel {
    static bindModelToInterface: BindToInterface;
  }
  export class EditableItemModel extends FlowModel {
    static bindModelToInterface: BindToInterface;
  }
  export class FilterableItemModel extends FlowModel {
    static bindModelToInterface: BindToInterface;
  }

  export interface ModelLoader {
    /** Name of the class it extends: lets the host offer it in menus before it is loaded. */
    extends?: string | string[];
    loader: () => Promise<unknown>;
  }

  export interface FlowEngine {
    readonly context: FlowContext & { readonly app: HostApplication };
    registerModels(models: Record<string, typeof FlowModel>): void;
    registerModelLoaders(loaders: Record<string, ModelLoader>): void;
    getModelClass(name: string): typeof FlowModel | undefined;
    translate: Translate;
  }

  export interface HostApplication {
    readonly eventBus: EventTarget;
    readonly i18n: { language: string; t: Translate };
    readonly ws: { readonly connected: boolean; on(type: string, listener: () => void): void };
    readonly pm: { get(name: string): unknown };
    getPublicPath(): string;
  }

  export function tExpr(key: string, options?: PlainObject): string;
  export function observer<P extends object>(component: ComponentType<P>): ComponentType<P>;
  export function useFlowEngine(): FlowEngine;
  export function useFlowContext(): FlowContext;
  export function useFlowSettingsContext(): FlowStepContext<FlowModel>;
}

declare module '@nocobase/client-v2' {
  import type {
    BaseRecordResource,
    Collection,
    CollectionField,
    FlowEngine,
    HostApplication,
    PlainObject,
    Translate,
  } from '@nocobase/flow-engine';
  import { DisplayItemModel, FlowModel } from '@nocobase/flow-engine';
  import type { ComponentType, ReactElement, ReactNode } from 'react';

  type PageLoader = () => Promise<{ default: ComponentType }>;

  export class Plugin {
    protected readonly app: HostApplication;
    readonly flowEngine: FlowEngine;
    readonly router: {
      add(name: string, route: { path: string; skipAuthCheck?: boolean; componentLoader: PageLoader }): void;
    };
    readonly pluginSettingsManager: {
      addMenuItem(item: { key: string; title: string; icon?: string; aclSnippet?: string; sort?: number }): void;
      addPageTabItem(item: {
        menuKey: string;
        key: string;
        title: string;
        componentLoader: PageLoader;
        aclSnippet?: string;
        sort?: number;
      }): void;
    };
    readonly t: Translate;
    load(): Promise<void>;
  }

  export const ActionSceneEnum: Record<'collection' | 'record' | 'all' | 'both', string | string[]>;
  export const BlockSceneEnum: Record<'new' | 'one' | 'many' | 'select' | 'filter' | 'oam', string | string[]>;

  export class ActionModel extends FlowModel {
    static scene: string | string[];
    defaultProps: PlainObject;
    readonly props: PlainObject & { title?: string; tooltip?: string; disabled?: boolean };
    /** Set where the person may not use the action at all. */
    readonly forbidden?: { actionName: string } | null;
    getAclActionName(): string | null;
    getTitle(): string | undefined;
    onClick(event: unknown): void;
    renderButton(): ReactElement;
  }

  export class BlockModel extends FlowModel {
    static scene: string | string[];
    readonly decoratorProps: PlainObject & { title?: ReactNode; heightMode?: string; height?: number };
    setDecoratorProps(props: PlainObject): void;
    renderComponent(): ReactNode;
  }

  export class DataBlockModel extends BlockModel {}

  export class CollectionBlockModel extends DataBlockModel {
    static filterCollection(collection: Collection): boolean;
    isManualRefresh: boolean;
    get resource(): BaseRecordResource;
    get collection(): Collection;
    get association(): CollectionField | undefined;
    createResource(): BaseRecordResource;
    getResourceSettingsInitParams(): PlainObject & { associationName?: string; filterByTk?: string | number };
    refresh(): Promise<void>;
    onActive(forceRefresh?: boolean): void;
  }

  export class TableBlockModel extends CollectionBlockModel {}
  export class FieldModel extends FlowModel {}
  export class ClickableFieldModel extends FieldModel {
    renderComponent(value: unknown, wrap?: unknown): ReactNode;
  }
  export class TableColumnModel extends DisplayItemModel {}
  export class DetailsItemModel extends DisplayItemModel {}
}

declare module '@nocobase/client' {
  import type { ComponentType } from 'react';
  import { Plugin as ModernPlugin } from '@nocobase/client-v2';

  export class Plugin extends ModernPlugin {
    readonly pluginSettingsManager: ModernPlugin['pluginSettingsManager'] & {
      add(
        name: string,
        page: { title: string; icon?: string; aclSnippet?: string; sort?: number; Component?: ComponentType },
      ): void;
    };
  }
  export function lazy<P>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P>;
}

declare module '@nocobase/plugin-workflow/client-v2' {
  import type { CollectionField, DataSourceManager, PlainObject } from '@nocobase/flow-engine';
  import type { ComponentType, ReactNode } from 'react';

  type FieldsetLoader = () => Promise<{ default: ComponentType }>;

  /** Choices of a variable picker; a collection's are made by `getCollectionFieldOptions`. */
  export interface VariableOption {
    key?: string;
    value?: string;
    label?: ReactNode;
    children?: VariableOption[] | null;
  }

  export interface UseVariableOptions {
    /** Only variables of these kinds are wanted, e.g. `['string']`. */
    types?: unknown[];
    appends?: string[] | null;
    depth?: number;
  }

  export abstract class Trigger {
    title: string;
    description?: string;
    sync?: boolean;
    /** Asked for when a workflow is made, in its settings, and when an admin starts it by hand. */
    PresetFieldsetLoader?: FieldsetLoader;
    FieldsetLoader?: FieldsetLoader;
    TriggerFieldsetLoader?: FieldsetLoader;
    createDefaultConfig?(): PlainObject;
    validate(config: PlainObject): boolean;
    useVariables?(config: PlainObject, options?: UseVariableOptions): VariableOption[] | null;
  }

  export abstract class Instruction {
    title: string;
    type: string;
    group: string;
    description?: string;
    icon?: JSX.Element;
    PresetFieldsetLoader?: FieldsetLoader;
    FieldsetLoader?: FieldsetLoader;
    createDefaultConfig?(): PlainObject;
    isAvailable?(context: PlainObject): boolean;
    useVariables?(node: { key: string; title: string }, options?: UseVariableOptions): VariableOption;
  }

  /** What `app.pm.get('workflow')` returns, in both runtimes. */
  export interface WorkflowClient {
    registerTrigger(type: string, trigger: new () => Trigger): void;
    registerInstruction(type: string, instruction: new () => Instruction): void;
  }

  interface FieldProps<Value> {
    value?: Value;
    onChange?: (value: Value) => void;
    variableOptions?: UseVariableOptions;
  }

  export const WorkflowVariableInput: ComponentType<FieldProps<string> & { placeholder?: string }>;
  export const WorkflowVariableTextArea: ComponentType<
    FieldProps<string> & { autoSize?: { minRows: number; maxRows?: number }; placeholder?: string }
  >;
  /** An input of ours, or instead of it a variable. */
  export function WorkflowVariableWrapper<Value>(
    props: FieldProps<Value | string | null> & {
      render(input: { value?: Value; onChange?: (value: Value | null) => void }): ReactNode;
    },
  ): JSX.Element;
  export const FilterDynamicComponent: ComponentType<
    FieldProps<PlainObject | null> & { collection: string; rightAsVariable?: boolean }
  >;

  export function getCollectionFieldOptions(
    options: UseVariableOptions & {
      fields?: PlainObject[];
      collection?: string;
      compile(text: string): string;
      collectionManager: unknown;
    },
  ): VariableOption[];
  export function getCollectionManagerAdapter(
    source: DataSourceManager,
    dataSourceKey?: string,
  ): { getCollectionAllFields(collection: string): CollectionField[] };
}

declare module 'react-router-dom' {
  interface Place {
    pathname: string;
    search: string;
  }
  type Blocker =
    | { state: 'blocked'; proceed(): void; reset(): void }
    | { state: 'unblocked' | 'proceeding'; proceed?: undefined; reset?: undefined };

  /** Both runtimes have a data router, which this asks for. */
  export function useBlocker(shouldBlock: (move: { currentLocation: Place; nextLocation: Place }) => boolean): Blocker;
}

declare module '@emotion/css' {
  /** Returns the name of a class with these rules. */
  export function css(strings: TemplateStringsArray, ...values: (string | number | undefined)[]): string;
  export function keyframes(strings: TemplateStringsArray, ...values: (string | number | undefined)[]): string;
  export function cx(...names: (string | false | null | undefined)[]): string;
}
